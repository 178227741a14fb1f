namespace Weir.Protocol.Captures;

/// <summary>Captures by name: <c>GET /v1/captures</c>.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="Next">The id after which the next page begins; <see langword="null"/> at the end.</param>
public sealed record CapturePage(IReadOnlyList<CaptureLine> Items, string? Next);
