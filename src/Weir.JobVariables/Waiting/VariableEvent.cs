namespace Weir.JobVariables;

/// <summary>A condition was true after a write.</summary>
/// <param name="Variable">What was written; <see langword="null"/> where it was true from the start, or by time.</param>
/// <param name="At">When it was seen.</param>
public sealed record VariableEvent(VariableId? Variable, DateTimeOffset At);
