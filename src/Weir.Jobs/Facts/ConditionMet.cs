namespace Weir.Jobs.Facts;

/// <summary>The condition on job variables that held a job has become true.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
public sealed record ConditionMet(DateTimeOffset At, TrackingNumber Number) : JobFact(At, Number);
