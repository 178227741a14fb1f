namespace Weir.Protocol.Variables;

/// <summary>A write that an action makes.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Position">Where, 1 to 256; <see langword="null"/> replaces the whole value.</param>
/// <param name="Text">What, in the variable's encoding.</param>
public sealed record ConditionSet(string Variable, int? Position, string Text);
