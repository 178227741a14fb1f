namespace Weir.Protocol.Placeholders;

/// <summary>Variables by key: <c>GET /v1/placeholders</c>.</summary>
/// <param name="Items">All of them, or those of a name.</param>
public sealed record NamedVariablePage(IReadOnlyList<NamedVariable> Items);
