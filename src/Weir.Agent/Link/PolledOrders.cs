using Weir.Protocol.AgentLink;

namespace Weir.Agent.Link;

/// <summary>What a poll brought.</summary>
/// <param name="Batch">What could be read.</param>
/// <param name="Unreadable">Orders that could not.</param>
internal sealed record PolledOrders(OrderBatch Batch, IReadOnlyList<UnreadableOrder> Unreadable);
