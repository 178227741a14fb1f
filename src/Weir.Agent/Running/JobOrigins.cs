using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>Finds out in which job a process runs, by the kernel's word: its control group, else those it descends from.</summary>
internal sealed class JobOrigins(ActiveJobs jobs, Executions executions)
{
    /// <summary>The job that a process of this origin runs in; <see langword="null"/> where it runs in none.</summary>
    public TrackedJob? Find(ProcessOrigin origin) => ByGroup(origin.Cgroup) ?? ByDescent(origin.Ancestors);

    // A job's group is named by its number; a group that somebody else named so is not the job's.
    private TrackedJob? ByGroup(string? path)
    {
        for (var group = path; !string.IsNullOrEmpty(group); group = Path.GetDirectoryName(group))
        {
            if (
                TrackingNumber.TryParse(Path.GetFileName(group).Split('-')[0], out var number)
                && jobs.TryFind(number, out var job)
                && job.Row.Execution?.Cgroup == group
            )
            {
                return job;
            }
        }

        return null;
    }

    // The nearest: a job that was noticed may run within another.
    private TrackedJob? ByDescent(IReadOnlyList<int> ancestors)
    {
        var over = new Dictionary<int, TrackedJob>();
        foreach (var job in jobs.All)
        {
            if (!job.Waits && Over(job, ancestors) is { } id)
            {
                over[id] = job;
            }
        }

        return ancestors.Select(id => over.GetValueOrDefault(id)).FirstOrDefault(job => job is not null);
    }

    // The one of them that stands over the job, where the id is still that process's.
    private int? Over(TrackedJob job, IReadOnlyList<int> ancestors) =>
        job.Noticed is { } noticed
            ? ancestors.Contains(noticed.Id) && ProcessInfo.Read(noticed.Id)?.StartTicks == noticed.StartTicks
                ? noticed.Id
                : null
            : executions.Known(job).Supervisor is { IsSure: true, HasEnded: false, Id: var id } && ancestors.Contains(id)
                ? id
                : null;
}
