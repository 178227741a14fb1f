namespace Weir.Protocol.Administration;

/// <summary>Tokens by name: <c>GET /v1/tokens</c>.</summary>
public sealed record TokenPage(IReadOnlyList<TokenView> Items);
