namespace Weir.Protocol.Variables;

/// <summary>What became of a wait.</summary>
/// <param name="Met">Whether the condition is true; else the time was up.</param>
/// <param name="At">When.</param>
public sealed record ConditionOutcome(bool Met, DateTimeOffset At);
