namespace Weir.Protocol.ServiceLevels;

/// <summary>Queue sizes per minute, newest first: <c>GET /v1/queues/general/history</c>.</summary>
/// <param name="Queue">general or production.</param>
/// <param name="Items">The minutes.</param>
public sealed record QueueHistory(string Queue, IReadOnlyList<QueueMinute> Items);
