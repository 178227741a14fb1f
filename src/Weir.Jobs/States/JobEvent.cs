namespace Weir.Jobs;

/// <summary>One line of a job's history.</summary>
/// <param name="Number">The job.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Code">Stable word: <c>submitted</c>, <c>accepted</c>, <c>held</c>, <c>started</c>, <c>ended</c> ….</param>
/// <param name="Text">The same as a sentence.</param>
/// <param name="By">Who did it, and from where; <see langword="null"/> where Weir did.</param>
public sealed record JobEvent(TrackingNumber Number, DateTimeOffset At, string Code, string Text, Actor? By);
