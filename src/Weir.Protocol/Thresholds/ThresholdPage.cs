namespace Weir.Protocol.Thresholds;

/// <summary>All thresholds: <c>GET /v1/thresholds</c>.</summary>
public sealed record ThresholdPage(IReadOnlyList<ThresholdView> Items);
