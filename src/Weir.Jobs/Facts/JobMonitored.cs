namespace Weir.Jobs.Facts;

/// <summary>Another job variable shows a job's state from now on.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="Monitor">The variable; <see langword="null"/>: none any more.</param>
public sealed record JobMonitored(DateTimeOffset At, TrackingNumber Number, string? Monitor) : JobFact(At, Number);
