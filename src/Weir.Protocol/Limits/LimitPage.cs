namespace Weir.Protocol.Limits;

/// <summary>All limits: <c>GET /v1/limits</c>.</summary>
public sealed record LimitPage(IReadOnlyList<LimitView> Items);
