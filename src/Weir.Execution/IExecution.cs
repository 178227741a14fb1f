using Weir.Linux;

namespace Weir.Execution;

/// <summary>One job, where it runs. Its caller is inside the job: no two calls overlap.</summary>
public interface IExecution
{
    /// <summary>What is known without looking.</summary>
    ExecutionSnapshot Known { get; }

    /// <summary>Whether the folder of all jobs' folders is not there: then nobody knows what its own says.</summary>
    bool IsAway { get; }

    /// <summary>Makes its place, or takes the one that was made for this submission.</summary>
    /// <exception cref="LinuxException">The place cannot be made, or was made for another submission.</exception>
    PreparedFolder Prepare();

    /// <summary>Starts it in its place.</summary>
    /// <exception cref="IOException">It cannot be started.</exception>
    Task LaunchAsync(ExecutionOrder order, PreparedFolder prepared);

    /// <summary>
    /// Has a process that waited stand over it; the control group that the process has to start its command in, or
    /// <see langword="null"/>. Moving a process costs many milliseconds: only another user's, which may not do that, is moved.
    /// </summary>
    string? Adopt(ProcessHandle waiting, uint userId, PreparedFolder prepared);

    /// <summary>Looks at folder, lock and processes.</summary>
    /// <param name="most">How much its files may hold once nobody is left who counts.</param>
    ExecutionSnapshot Inspect(Jobs.OutputLimit most);

    /// <summary>Closes it for good, so that nobody can start it; <see langword="false"/> where it may have been started.</summary>
    bool TrySeal();

    /// <summary>Whether it is known which processes are its own, so that they can be signalled.</summary>
    bool CanReach { get; }

    /// <summary>
    /// Asks all of them to end; one that is stopped goes on, so that it can. The process over a job in place is not asked: it ends with
    /// its command and says how. Whether any took it.
    /// </summary>
    bool End();

    /// <summary>
    /// Kills all of them, in place all but the process over them, which then writes down the end; <paramref name="all"/>: that one too.
    /// Whether anything may be left.
    /// </summary>
    bool Kill(bool all);

    /// <summary>Kills all that is in its control group.</summary>
    void KillGroup();

    /// <summary>Removes its control group; one that still has processes stays until they are gone.</summary>
    void Release();

    /// <summary>Knows again, after a restart, the process over it.</summary>
    void Recall();

    /// <summary>Follows the process over it that is known, or else the one that a file names.</summary>
    void Watch(int? holder);

    /// <summary>Knows its command, where it descends from the process over it.</summary>
    void AttachCommand(int processId);

    /// <summary>It is over, or was not let go after all: nothing is followed any more.</summary>
    void Leave();
}
