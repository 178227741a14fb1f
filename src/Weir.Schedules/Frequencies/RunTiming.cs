using Weir.Jobs.Plans;

namespace Weir.Schedules.Frequencies;

/// <summary>At which times of a date runs start, and what is watched of them.</summary>
public sealed record RunTiming
{
    /// <summary>One run, when its schedule starts, and nothing is watched.</summary>
    public static RunTiming AtOnce { get; } = new();

    /// <summary>Times of the date, on the clocks of the schedule's zone; none is the start of the schedule.</summary>
    public IReadOnlyList<TimeOnly> Times { get; set; } = [];

    /// <summary>After the start of the schedule, or after each of <see cref="Times"/>, as clocks show it; under 100 hours.</summary>
    public TimeSpan StartOffset { get; init; }

    /// <summary>Further runs after each of them.</summary>
    public Recurrence? Again { get; init; }

    /// <summary>Elapsed time after the planned start; what has not been let go by then is missed.</summary>
    public TimeSpan? LatestStart { get; init; }

    /// <summary>Elapsed time after the planned start; what has not started by then is late.</summary>
    public TimeSpan? LateToStart { get; init; }

    /// <summary>Elapsed time after the planned start; what has not ended by then is late.</summary>
    public TimeSpan? LateToFinish { get; init; }

    /// <summary>How long a run may take before that is told.</summary>
    public TimeSpan? MaximumRunTime { get; init; }

    /// <summary>What is done after a failure; <see langword="null"/> is nothing.</summary>
    public Retry? Retry { get; init; }
}
