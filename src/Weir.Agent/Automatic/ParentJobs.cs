using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Rules;

namespace Weir.Agent.Automatic;

/// <summary>
/// Finds the job that a submission comes from, and what automatic tracking makes of it. Whose child it is says the kernel; what the
/// submission itself claims counts for nothing.
/// </summary>
internal sealed class ParentJobs(WayStore ways, JobOrigins origins, RuleCache rules)
{
    /// <summary>
    /// Where a submission stands; of one that no job submits only what its own rule says of those that it submits itself.
    /// </summary>
    /// <param name="submission">The submission.</param>
    /// <param name="submitter">Whose it is.</param>
    /// <param name="process">The process that submits; <see langword="null"/> where there is none.</param>
    public Lineage Find(Submission submission, Submitter submitter, WaitingProcess? process)
    {
        if (ways.Automatic is not AutomaticMethod.Off and var method)
        {
            using var peer = process?.Open();
            if (peer is not null && ParentOf(peer) is var (parent, mark))
            {
                return AutomaticBranch.Below(method, parent.Number, mark, RuleOf(submission, submitter));
            }
        }

        return Root(submission, submitter);
    }

    /// <summary>Where a job stands that no other submits.</summary>
    public Lineage Root(Submission submission, Submitter submitter) => AutomaticBranch.Root(RuleOf(submission, submitter));

    /// <summary>
    /// Keeps a process that runs untracked, and all that it will start, out of the automatic tracking of the job it runs in, where a rule
    /// says so. Without control groups only this process is kept out.
    /// </summary>
    public void Prevent(Lineage lineage, WaitingProcess process)
    {
        if (lineage is not { Parent: not null, Mark: AutomaticTracking.Prevent })
        {
            return;
        }

        using var peer = process.Open();
        if (peer is not null && ProcessOrigin.Read(peer) is { } origin && origins.Find(origin)?.Row.Execution?.Cgroup is { } group)
        {
            _ = PreventedBranch.TryAdd(peer, group);
        }
    }

    private (TrackedJob Job, AutomaticTracking? Mark)? ParentOf(ProcessHandle process)
    {
        if (ProcessOrigin.Read(process) is not { } origin || origins.Find(origin) is not { } job)
        {
            return null;
        }

        var isPrevented = job.Row.Execution?.Cgroup is { } group && PreventedBranch.Has(origin.Cgroup, group);
        return (job, isPrevented ? AutomaticTracking.Prevent : job.Row.Lineage.Mark);
    }

    private TrackingRule? RuleOf(Submission submission, Submitter submitter) =>
        rules.Rules.Decide(new RuleSubject(submission.Name, submitter.User, submission.JobDescription, submission.JobQueue))?.Rule;
}
