namespace Weir.Tracking.Rules;

/// <summary>What is wrong with one part of a rule.</summary>
/// <param name="Field">The part, as definitions spell it: <c>jobName</c>, <c>type</c> ….</param>
/// <param name="Text">One sentence: what was found and what is allowed.</param>
public sealed record RuleFault(string Field, string Text);
