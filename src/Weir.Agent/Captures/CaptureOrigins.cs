using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Captures;

/// <summary>Finds out which job and which terminal a submission comes from, by the kernel's word.</summary>
internal sealed class CaptureOrigins(ActiveJobs jobs, Executions executions)
{
    public CaptureOrigin Find(Submitter submitter, WaitingProcess? process)
    {
        using var peer = process?.Open();
        var origin = peer is null ? null : ProcessOrigin.Read(peer);
        return new CaptureOrigin(submitter.User, submitter.UserId, origin is null ? null : JobOf(origin)?.Row.Name, origin?.Terminal);
    }

    private TrackedJob? JobOf(ProcessOrigin origin) =>
        jobs.All.FirstOrDefault(job => job.Row.Execution?.Cgroup is { } group && IsIn(origin.Cgroup, group))
        ?? jobs.All.FirstOrDefault(job =>
            !job.Waits && executions.Known(job).Supervisor is { IsSure: true, HasEnded: false } over && origin.Ancestors.Contains(over.Id)
        );

    private static bool IsIn(string? group, string job) =>
        group is not null && (group == job || group.StartsWith(job + "/", StringComparison.Ordinal));
}
