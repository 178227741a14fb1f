using Weir.Jobs;

namespace Weir.Schedules.Expectations;

/// <summary>How long one run of a job took that succeeded.</summary>
/// <param name="Number">Its tracking number.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="Span">From its start to its end.</param>
/// <param name="Frequency">The frequency that planned it; <see langword="null"/> where none with a name did.</param>
public readonly record struct RunTime(TrackingNumber Number, DateTimeOffset EndedAt, TimeSpan Span, string? Frequency)
{
    /// <summary>The run of a job; <see langword="null"/> where it did not succeed or its times are not known.</summary>
    public static RunTime? Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return
            job is { State: JobState.Succeeded, StartedAt: { } started, EndedAt: { } ended }
            && ended >= started
            // Nobody told when it started.
            && !(job.RunsElsewhere() && ended == started)
            ? new RunTime(job.Number, ended, ended - started, job.Plan?.Frequency)
            : null;
    }
}
