using Weir.Jobs.Orders;

namespace Weir.Stores.Server;

/// <summary>An order that its agent may not have yet.</summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Order">The order.</param>
public sealed record StoredOrder(string Machine, IssuedOrder Order);
