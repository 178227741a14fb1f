using Weir.Jobs;

namespace Weir.ServiceLevels.Policies;

/// <summary>What is asked of a job to find its service group.</summary>
/// <param name="Requested">The group that the job itself names (<c>--service</c>, <c>service:</c>), or <see langword="null"/>.</param>
/// <param name="JobName">Its name.</param>
/// <param name="User">Its submitter.</param>
/// <param name="JobQueue">Its job queue, <c>LIBRARY/NAME</c>.</param>
/// <param name="Schedule">Its schedule.</param>
/// <param name="Machine">Its machine.</param>
/// <param name="Planned">Whether a schedule planned it.</param>
public sealed record AssignmentSubject(
    ObjectName? Requested,
    string JobName,
    string User,
    string JobQueue,
    string Schedule,
    string Machine,
    bool Planned
)
{
    /// <summary>What is asked of this job.</summary>
    public static AssignmentSubject From(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new AssignmentSubject(
            job.Service,
            job.Name.Text,
            job.User,
            job.JobQueue.ToString(),
            job.Schedule.Text,
            job.Machine,
            job.Way == WayIn.Schedule
        );
    }
}
