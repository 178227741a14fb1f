namespace Weir.Tracking.Variables;

/// <summary>What is wrong with one part of a variable.</summary>
/// <param name="Field">The part, as definitions spell it: <c>name</c>, <c>value</c> ….</param>
/// <param name="Text">One sentence: what was found and what is allowed.</param>
public sealed record VariableFault(string Field, string Text);
