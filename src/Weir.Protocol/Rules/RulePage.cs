namespace Weir.Protocol.Rules;

/// <summary>All rules, in precedence order: <c>GET /v1/rules</c>.</summary>
public sealed record RulePage(IReadOnlyList<RuleView> Items);
