namespace Weir.Notices;

/// <summary>What is told again while nobody has acknowledged.</summary>
/// <param name="After">How long after the telling before, and between its repetitions.</param>
/// <param name="Times">How often, at least 1.</param>
/// <param name="To">By which channels.</param>
public sealed record EscalationStep(TimeSpan After, int Times, IReadOnlyList<Channel> To);
