using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Dependencies;

/// <summary>A job that others depend on, as far as they care.</summary>
/// <param name="Name">Its name, with the number of its copy where it has one.</param>
/// <param name="Number">Its tracking number.</param>
/// <param name="State">Its state.</param>
public readonly record struct PredecessorRun(ObjectName Name, TrackingNumber Number, JobState State)
{
    /// <summary>The schedule's day that it is on: that of an instance where there are several.</summary>
    public required ObjectName Schedule { get; init; }

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>A job as others see it; <see langword="null"/>: it was taken out of its day, and counts as not there.</summary>
    public static PredecessorRun? From(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.IsTakenOut()
            ? null
            : new PredecessorRun(job.Name, job.Number, job.State)
            {
                Schedule = job.Schedule,
                StartedAt = job.StartedAt,
                EndedAt = job.EndedAt,
            };
    }
}
