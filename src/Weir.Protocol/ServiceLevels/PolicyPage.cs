namespace Weir.Protocol.ServiceLevels;

/// <summary>All policies: <c>GET /v1/policies</c>.</summary>
/// <param name="Items">By name; the built-in one among them where none of its name is defined.</param>
/// <param name="Active">The active one, and what makes it so.</param>
public sealed record PolicyPage(IReadOnlyList<PolicyView> Items, ActivePolicyView Active);
