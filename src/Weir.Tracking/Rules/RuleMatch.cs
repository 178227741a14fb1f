namespace Weir.Tracking.Rules;

/// <summary>The rule that decides about a submission.</summary>
/// <param name="Rule">The first of the rules, in order of precedence, that matches.</param>
/// <param name="Place">Its place in that order, from 0.</param>
public sealed record RuleMatch(TrackingRule Rule, int Place);
