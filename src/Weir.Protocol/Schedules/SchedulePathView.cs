namespace Weir.Protocol.Schedules;

/// <summary>The critical path of a schedule's day: the jobs, one after the other, that decide when it ends.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its day.</param>
/// <param name="End">When the day ended or is expected to, UTC; <see langword="null"/> where no job of it ever ran or will.</param>
/// <param name="IsAtLeast">Whether it may well come later.</param>
/// <param name="Path">Those that decide it, in order.</param>
/// <param name="Jobs">All jobs of the day by their expected ends, as far as <see cref="MostJobs"/> go.</param>
public sealed record SchedulePathView(
    string Schedule,
    DateOnly Date,
    DateTimeOffset? End,
    bool IsAtLeast,
    IReadOnlyList<PathStep> Path,
    IReadOnlyList<PathStep> Jobs
)
{
    /// <summary>How many jobs are listed at most.</summary>
    public const int MostJobs = 10_000;
}
