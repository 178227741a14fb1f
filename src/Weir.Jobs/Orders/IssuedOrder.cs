using System.Text.Json.Serialization;

namespace Weir.Jobs.Orders;

/// <summary>An order on its way.</summary>
/// <param name="Epoch">Rises each time a server becomes active; an agent refuses orders of an epoch older than the newest it saw.</param>
/// <param name="Id">Rises by one for each order to one agent, over all epochs.</param>
/// <param name="Order">What is wanted.</param>
public sealed record IssuedOrder(
    [property: JsonRequired] long Epoch,
    [property: JsonRequired] long Id,
    [property: JsonRequired] Order Order
);
