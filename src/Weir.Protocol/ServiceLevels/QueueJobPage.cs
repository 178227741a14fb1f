namespace Weir.Protocol.ServiceLevels;

/// <summary>Jobs of a queue in the order in which they would be selected: <c>GET /v1/queues/general/jobs</c>.</summary>
/// <param name="Items">The jobs.</param>
/// <param name="Next">The cursor of the next page, or <see langword="null"/>.</param>
public sealed record QueueJobPage(IReadOnlyList<QueueJobView> Items, string? Next);
