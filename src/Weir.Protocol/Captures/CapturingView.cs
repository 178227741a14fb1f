namespace Weir.Protocol.Captures;

/// <summary>From where a machine captures: <c>GET /v1/captures/sources</c>.</summary>
/// <param name="Items">In the order in which they were started.</param>
/// <param name="LastAt">When something was captured last, UTC.</param>
public sealed record CapturingView(IReadOnlyList<CaptureSourceView> Items, DateTimeOffset? LastAt);
