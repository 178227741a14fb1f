namespace Weir.Protocol.ServiceLevels;

/// <summary>A service queue: <c>GET /v1/queues/general</c>.</summary>
/// <param name="Queue">general or production.</param>
/// <param name="Policy">The active policy.</param>
/// <param name="Waiting">Jobs that stand in it.</param>
/// <param name="Groups">All groups of the policy, also those without jobs.</param>
public sealed record QueueView(string Queue, string Policy, int Waiting, IReadOnlyList<QueueGroupView> Groups);
