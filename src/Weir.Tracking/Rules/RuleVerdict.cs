namespace Weir.Tracking.Rules;

/// <summary>One rule, and why it decides or does not.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Why">The reason, for people.</param>
public sealed record RuleVerdict(TrackingRule Rule, string Why);
