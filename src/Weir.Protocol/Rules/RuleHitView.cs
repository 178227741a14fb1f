namespace Weir.Protocol.Rules;

/// <summary>How often jobs of one machine met a rule.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Hits">How many did since the rule was defined.</param>
/// <param name="Last">When the last one was submitted, UTC.</param>
public sealed record RuleHitView(string Machine, long Hits, DateTimeOffset Last);
