namespace Weir.Protocol.Rules;

/// <summary>A rule held against a submission.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Matches">Whether its filter matches.</param>
/// <param name="Why">Which filter position decided, one sentence.</param>
public sealed record RuleCandidate(RuleView Rule, bool Matches, string Why);
