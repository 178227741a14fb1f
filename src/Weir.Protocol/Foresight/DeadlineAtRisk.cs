namespace Weir.Protocol.Foresight;

/// <summary>A waiting job that is missed where it has not been let go by some time, or late where it has not ended by some time.</summary>
/// <param name="Number">The job.</param>
/// <param name="Name">Its name.</param>
/// <param name="LatestStart">It is missed from then on, UTC; <see langword="null"/>: it never is.</param>
/// <param name="MustEndBy">It is late from then on, UTC; <see langword="null"/>: it never is.</param>
/// <param name="StartBy">
/// When it has to start, UTC: its latest start, or as long before its end as it usually runs, whichever is first. Without earlier runs
/// by which that is known, the end itself.
/// </param>
public sealed record DeadlineAtRisk(
    int Number,
    string Name,
    DateTimeOffset? LatestStart,
    DateTimeOffset? MustEndBy,
    DateTimeOffset StartBy
);
