using Weir.Agent.Jobs;
using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>
/// A job's processes, and the one place from which they are signalled: the members of its control group; where there is none, what
/// descends from the process that this agent started or met. A number out of a file or a message is never signalled.
/// </summary>
internal sealed class JobProcesses(IProcesses processes)
{
    /// <summary>Whether the job has processes in its control group.</summary>
    private static bool AreLeft(TrackedJob job) => JobFolders.HasProcesses(job.Row.Cgroup) == true;

    /// <summary>Whether it is known which processes are the job's, so that they can be signalled.</summary>
    public static bool CanReach(TrackedJob job) => AreLeft(job) || KeeperOf(job) is { Id: > 0 };

    /// <summary>
    /// Asks all of them to end; one that is stopped goes on, so that it can. The process over a job in place is not asked: it ends with
    /// its command and says how. Whether any took it.
    /// </summary>
    public bool End(TrackedJob job)
    {
        var over = job.InPlace ? job.Shepherd : null;
        bool taken;
        if (AreLeft(job))
        {
            var group = new JobCgroup(job.Row.Cgroup!);
            taken = group.SignalOthers(over?.Handle, Signals.Terminate) > 0;
            group.SignalOthers(null, Signals.Continue);
        }
        else
        {
            taken = SignalBelow(job, Signals.Terminate);
            SignalBelow(job, Signals.Continue);
        }

        over?.TrySignal(Signals.Continue);
        return taken;
    }

    /// <summary>
    /// Kills all of them, in place all but the process over them, which then writes down the end; <paramref name="all"/>: that one too.
    /// Whether anything may be left.
    /// </summary>
    public bool Kill(TrackedJob job, bool all)
    {
        var over = job.InPlace && !all && job.Shepherd is { HasEnded: false, Handle: { } handle } ? handle : null;
        bool left;
        job.KeeperKilled |= job.InPlace && over is null;
        if (AreLeft(job))
        {
            var group = new JobCgroup(job.Row.Cgroup!);
            left = true;
            _ = over is null ? group.TryKill() : group.KillOthers(over) > 0;
        }
        else
        {
            left = SignalBelow(job, Signals.Kill);
        }

        // The shepherd of a stored job is Weir's own program and ends with its command.
        if (job.InPlace && KeeperOf(job) is { } keeper)
        {
            left = true;
            if (all)
            {
                keeper.TrySignal(Signals.Kill);
            }
        }

        return left;
    }

    /// <summary>Kills all that is in the job's control group.</summary>
    public static void KillGroup(TrackedJob job)
    {
        if (job.Row.Cgroup is { } group)
        {
            _ = new JobCgroup(group).TryKill();
        }
    }

    private static IKnownProcess? KeeperOf(TrackedJob job) => job.Shepherd is { IsSure: true, HasEnded: false } keeper ? keeper : null;

    private bool SignalBelow(TrackedJob job, int signal)
    {
        if (KeeperOf(job) is not { } keeper)
        {
            return false;
        }

        var taken = false;
        foreach (var process in processes.Below(keeper))
        {
            using (process)
            {
                taken |= process.TrySignal(signal);
            }
        }

        return taken;
    }
}
