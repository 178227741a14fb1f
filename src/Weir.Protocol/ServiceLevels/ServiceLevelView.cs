namespace Weir.Protocol.ServiceLevels;

/// <summary>From which buckets jobs are selected, and what groups got: <c>GET /v1/service-level</c>.</summary>
/// <param name="Policy">The active policy.</param>
/// <param name="General">The general queue's selection point now.</param>
/// <param name="Production">The production queue's.</param>
/// <param name="Points">Per five minutes, newest first.</param>
/// <param name="Delivered">Per group, over the hours that are kept.</param>
public sealed record ServiceLevelView(
    string Policy,
    SelectionPointNow General,
    SelectionPointNow Production,
    IReadOnlyList<SelectionPointView> Points,
    IReadOnlyList<ServiceDeliveredView> Delivered
);
