namespace Weir.Jobs.Plans;

/// <summary>
/// By when a job is to start and to end, and how long it is to run at most. A promise that is not kept is told and changes nothing else.
/// One that promises nothing is <see langword="null"/>. Moments are UTC.
/// </summary>
public sealed record JobPromise
{
    /// <summary>Late, where it has not started by then.</summary>
    public DateTimeOffset? LateToStart { get; init; }

    /// <summary>Late, where it has not ended by then.</summary>
    public DateTimeOffset? LateToFinish { get; init; }

    /// <summary>How long it may run before that is told.</summary>
    public TimeSpan? MaximumRunTime { get; init; }

    /// <summary>It must have ended by then; a warning comes before, when it is expected to end later.</summary>
    public DateTimeOffset? MustEndBy { get; init; }

    /// <summary>By its earlier runs, a run that takes longer is unusual; <see langword="null"/> where nobody can say.</summary>
    public TimeSpan? UnusuallyLong { get; init; }

    /// <summary>By its earlier runs, a run that is over sooner is unusual; <see langword="null"/> where nobody can say.</summary>
    public TimeSpan? UnusuallyShort { get; init; }

    /// <summary>The same; <see langword="null"/> where it promises nothing.</summary>
    public JobPromise? OrNothing() => this == new JobPromise() ? null : this;

    /// <summary>
    /// What a further run of the same job promises: no start, for the first run has started, and nothing that has passed, which was told.
    /// </summary>
    public JobPromise? After(DateTimeOffset now) =>
        new JobPromise
        {
            LateToFinish = LateToFinish > now ? LateToFinish : null,
            MustEndBy = MustEndBy > now ? MustEndBy : null,
            MaximumRunTime = MaximumRunTime,
        }.OrNothing();
}
