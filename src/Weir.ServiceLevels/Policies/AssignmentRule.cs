namespace Weir.ServiceLevels.Policies;

/// <summary>
/// Puts jobs that ask for no group into one. Each filter is a pattern with <c>*</c> for any run of characters and <c>?</c>
/// for one, or <c>*ALL</c>. The first rule of a policy that fits decides.
/// </summary>
/// <param name="Group">The group; it must be in the policy.</param>
public sealed record AssignmentRule(GroupName Group)
{
    /// <summary>The job's name; without case.</summary>
    public string JobName { get; init; } = "*ALL";

    /// <summary>The submitter; exactly.</summary>
    public string User { get; init; } = "*ALL";

    /// <summary>The job queue <c>LIBRARY/NAME</c>; without case.</summary>
    public string JobQueue { get; init; } = "*ALL";

    /// <summary>The schedule; without case.</summary>
    public string Schedule { get; init; } = "*ALL";

    /// <summary>The machine; without case.</summary>
    public string Machine { get; init; } = "*ALL";

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
