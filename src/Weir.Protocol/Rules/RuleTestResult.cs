namespace Weir.Protocol.Rules;

/// <summary>Which rule wins, and why.</summary>
/// <param name="Winner">The first match in precedence order, or <see langword="null"/>.</param>
/// <param name="Text">One sentence: what would happen.</param>
/// <param name="Others">Every other rule, in precedence order.</param>
public sealed record RuleTestResult(RuleCandidate? Winner, string Text, IReadOnlyList<RuleCandidate> Others);
