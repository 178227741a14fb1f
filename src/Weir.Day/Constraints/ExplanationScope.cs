namespace Weir.Day.Constraints;

/// <summary>How a cause is told.</summary>
/// <param name="Since">Since when the job waits for its turn and what it shares with others.</param>
/// <param name="OfOthers">Whether numbers of others, and how many they are, may be told.</param>
internal readonly record struct ExplanationScope(DateTimeOffset Since, bool OfOthers);
