namespace Weir.Server.Rules;

/// <summary>How often jobs of one machine met a rule.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Count">How many jobs met it since it was defined.</param>
/// <param name="Last">When the last one was submitted.</param>
internal sealed record RuleHit(string Rule, string Machine, long Count, DateTimeOffset Last);
