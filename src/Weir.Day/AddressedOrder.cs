using Weir.Jobs.Orders;

namespace Weir.Day;

/// <summary>An order and whom it is for.</summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Order">The order with epoch and id.</param>
public sealed record AddressedOrder(string Machine, IssuedOrder Order);
