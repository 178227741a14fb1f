using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Jobs;

namespace Weir.Agent.Running;

/// <summary>
/// Which process stands over each job that was let go. It is written down in a folder of the agent's own, so that the next agent knows
/// it again: no file that a job can reach says so.
/// </summary>
internal sealed class JobKeepers
{
    private readonly IProcesses _processes;
    private readonly JobInbox _inbox;
    private readonly string _folder;

    public JobKeepers(AgentOptions options, IProcesses processes, JobInbox inbox)
    {
        _processes = processes;
        _inbox = inbox;
        _folder = Path.Join(options.Data, "processes");
    }

    /// <summary>Makes the folder, and removes what was written of jobs that are over.</summary>
    public void Open(IEnumerable<TrackingNumber> unfinished)
    {
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var known = unfinished.Select(number => number.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_folder).Where(file => !known.Contains(Path.GetFileName(file))))
        {
            File.Delete(file);
        }
    }

    /// <summary>Follows the process over a job; it may be gone already. The caller is inside the job.</summary>
    public void Watch(TrackedJob job, IKnownProcess process)
    {
        // Where it cannot be watched for now, the next look does so.
        Take(job, process);
        job.IsWatched = false;
        _processes.Watch(process, exitCode => _inbox.Post(job, new Looked(LookReason.ShepherdEnded, exitCode)));
        job.IsWatched = true;
        // Last: on a full disk it is watched all the same, and a child that ends is waited for.
        Remember(job);
    }

    /// <summary>Follows the process over a job that is known, or else the one that a file names. The caller is inside the job.</summary>
    public void Watch(TrackedJob job, int? holder)
    {
        if ((job.Shepherd ?? (holder is { } named ? _processes.Claimed(named) : null)) is { } over)
        {
            Watch(job, over);
        }
    }

    /// <summary>Knows the command of a job, where it descends from the process over it. The caller is inside the job.</summary>
    public void MeetCommand(TrackedJob job, int processId)
    {
        foreach (var process in job is { Command: null, Shepherd: { } over } ? _processes.Below(over) : [])
        {
            if (process.Id == processId)
            {
                job.Command = process;
            }
            else
            {
                process.Dispose();
            }
        }
    }

    private void Take(TrackedJob job, IKnownProcess process)
    {
        if (!ReferenceEquals(job.Shepherd, process))
        {
            Drop(job);
            job.Shepherd = process;
        }
    }

    // Where it is known for sure.
    private void Remember(TrackedJob job)
    {
        if (job.Shepherd is { IsSure: true, Mark: { } mark })
        {
            File.WriteAllText(FileOf(job.Number), mark.ToString());
        }
    }

    /// <summary>Knows again, after a start of the agent, the process over a job. The caller is inside the job.</summary>
    public void Recall(TrackedJob job)
    {
        var file = FileOf(job.Number);
        if (job.Shepherd is null && File.Exists(file) && ProcessMark.Parse(File.ReadAllText(file)) is { } mark)
        {
            job.Shepherd = _processes.Find(mark);
        }
    }

    /// <summary>The job is over.</summary>
    public void Leave(TrackedJob job)
    {
        Drop(job);
        job.Command?.Dispose();
        File.Delete(FileOf(job.Number));
    }

    private void Drop(TrackedJob job)
    {
        if (job.Shepherd is { } process)
        {
            _processes.Forget(process);
            process.Dispose();
        }

        job.Shepherd = null;
        job.IsWatched = false;
    }

    private string FileOf(TrackingNumber number) => Path.Join(_folder, number.ToString());
}
