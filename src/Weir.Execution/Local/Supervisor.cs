using Weir.Jobs;

namespace Weir.Execution.Local;

/// <summary>
/// The process that does or will stand over one job, a shepherd or the process that waited in place, and the job's command below it.
/// </summary>
internal sealed class Supervisor(TrackingNumber number, Action<int?> ended, SupervisorRecords notes, IProcesses processes)
{
    private bool _isWatched;

    /// <summary>The process; <see langword="null"/> where none is known.</summary>
    public IProcess? Process { get; private set; }

    /// <summary>The command of a job in place whose leftovers run on, once it was met.</summary>
    public IProcess? Command { get; private set; }

    /// <summary>The process where it is known for sure and lives.</summary>
    public IProcess? Living => Process is { IsSure: true, HasEnded: false } living ? living : null;

    public SupervisorSnapshot? Snapshot =>
        Process is { } process ? new SupervisorSnapshot(process.Id, process.IsSure, process.HasEnded, _isWatched) : null;

    /// <summary>Follows a process; it may be gone already.</summary>
    public void Watch(IProcess process)
    {
        if (!ReferenceEquals(Process, process))
        {
            Drop();
            Process = process;
        }

        // Where it cannot be watched for now, the next look does so.
        _isWatched = false;
        processes.Watch(process, ended);
        _isWatched = true;
        // Last: on a full disk it is watched all the same, and a child that ends is waited for.
        notes.Write(number, process);
    }

    /// <summary>
    /// Another process is started over the job. What is written of an earlier one is removed first: should this agent end before the
    /// next is written down, the job's lock says that it lives.
    /// </summary>
    public void ExpectNext()
    {
        if (Process is not null)
        {
            notes.Remove(number);
        }
    }

    /// <summary>Follows the process that is known, or else the one that a file names.</summary>
    public void Watch(int? holder)
    {
        if ((Process ?? (holder is { } named ? processes.Claimed(named) : null)) is { } over)
        {
            Watch(over);
        }
    }

    /// <summary>Knows the command, where it descends from the process.</summary>
    public void AttachCommand(int processId)
    {
        foreach (var process in this is { Command: null, Process: { } over } ? processes.Below(over) : [])
        {
            if (process.Id == processId)
            {
                Command = process;
            }
            else
            {
                process.Dispose();
            }
        }
    }

    /// <summary>Knows the process again after a restart.</summary>
    public void Restore()
    {
        if (Process is null && notes.Read(number) is { } mark)
        {
            Process = processes.Find(mark);
        }
    }

    /// <summary>Sends a signal to all that descends from the process; whether any took it.</summary>
    public bool SignalBelow(int signal)
    {
        var taken = false;
        foreach (var process in Living is { } living ? processes.Below(living) : [])
        {
            using (process)
            {
                taken |= process.TrySignal(signal);
            }
        }

        return taken;
    }

    public void Leave()
    {
        Drop();
        Command?.Dispose();
        notes.Remove(number);
    }

    private void Drop()
    {
        if (Process is { } process)
        {
            processes.Forget(process);
            process.Dispose();
        }

        Process = null;
        _isWatched = false;
    }
}
