namespace Weir.Protocol.Rules;

/// <summary>What became of a rule that was added, changed, copied or removed.</summary>
/// <param name="Rule">The rule as it is kept.</param>
/// <param name="Warnings">Such as: no job definition of that name yet.</param>
public sealed record RuleChanged(RuleView Rule, IReadOnlyList<string> Warnings);
