namespace Weir.Schedules.Expectations;

/// <summary>When a job is expected to start and to end. Times are UTC.</summary>
/// <param name="Key">Its tracking number.</param>
/// <param name="Start">When it starts or started.</param>
/// <param name="End">When it ends, where it and all before it take as long as usual.</param>
/// <param name="Latest">When it ends, where each takes as long as nine of ten of its runs do at most.</param>
/// <param name="After">The one that it waits for longest, where that decides its start.</param>
/// <param name="IsAtLeast">Whether it may well come later: of it or of one before it not all is known.</param>
public sealed record Expectation(int Key, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset Latest, int? After, bool IsAtLeast);
