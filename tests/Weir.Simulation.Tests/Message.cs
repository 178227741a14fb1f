using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Simulation.Tests;

/// <summary>Something on its way between an agent and the server.</summary>
internal abstract record Message(string Machine);

internal sealed record FactsUp(string Machine, IReadOnlyList<SequencedFact> Facts) : Message(Machine);

internal sealed record FactsTaken(string Machine, long Sequence) : Message(Machine);

internal sealed record OrdersDown(string Machine, long Epoch, IReadOnlyList<IssuedOrder> Orders) : Message(Machine);
