namespace Weir.Protocol.Rules;

/// <summary>What looks wrong with the rules: <c>GET /v1/rules/lint</c>.</summary>
public sealed record RuleLint(IReadOnlyList<RuleFinding> Items);
