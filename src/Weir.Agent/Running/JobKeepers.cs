using Weir.Agent.Jobs;
using Weir.Jobs;

namespace Weir.Agent.Running;

/// <summary>
/// Which process stands over each job that was let go. It is written down in a folder of the agent's own, so that the next agent knows
/// it again: no file that a job can reach says so.
/// </summary>
internal sealed class JobKeepers
{
    private readonly IProcesses _processes;
    private readonly string _folder;

    public JobKeepers(AgentOptions options, IProcesses processes)
    {
        _processes = processes;
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

    /// <summary>A process is over a job from now on. The caller is inside the job.</summary>
    public void Take(TrackedJob job, IKnownProcess process)
    {
        if (!ReferenceEquals(job.Shepherd, process))
        {
            Drop(job);
            job.Shepherd = process;
        }
    }

    /// <summary>Writes down the process over a job, where it is known for sure. The caller is inside the job.</summary>
    public void Remember(TrackedJob job)
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
