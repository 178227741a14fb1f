using Weir.Jobs;

namespace Weir.ServiceLevels.Policies;

/// <summary>
/// Puts jobs that ask for no group into one. Each filter is a pattern, see <see cref="Wildcard"/>. The first rule of a policy that
/// fits decides.
/// </summary>
/// <param name="Group">The group; it must be in the policy.</param>
public sealed record AssignmentRule(GroupName Group)
{
    /// <summary>The job's name; without case.</summary>
    public string JobName { get; init; } = Wildcard.All;

    /// <summary>The submitter; exactly.</summary>
    public string User { get; init; } = Wildcard.All;

    /// <summary>The job queue <c>LIBRARY/NAME</c>; without case.</summary>
    public string JobQueue { get; init; } = Wildcard.All;

    /// <summary>The schedule; without case.</summary>
    public string Schedule { get; init; } = Wildcard.All;

    /// <summary>The machine; without case.</summary>
    public string Machine { get; init; } = Wildcard.All;

    /// <summary>Whether a job is one of those meant.</summary>
    public bool Fits(AssignmentSubject job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Wildcard.Fits(JobName, job.JobName, ignoreCase: true)
            && Wildcard.Fits(User, job.User, ignoreCase: false)
            && Wildcard.Fits(JobQueue, job.JobQueue, ignoreCase: true)
            && Wildcard.Fits(Schedule, job.Schedule, ignoreCase: true)
            && Wildcard.Fits(Machine, job.Machine, ignoreCase: true);
    }
}
