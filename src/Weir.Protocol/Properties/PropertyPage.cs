namespace Weir.Protocol.Properties;

/// <summary>Properties by name: <c>GET /v1/properties</c>.</summary>
/// <param name="Items">Those of this page.</param>
/// <param name="Next">The cursor of the next page, or <see langword="null"/> on the last.</param>
public sealed record PropertyPage(IReadOnlyList<PropertyView> Items, string? Next);
