using Weir.Jobs.Orders;

namespace Weir.Agent.Machine;

/// <summary>The server ordered something about it.</summary>
/// <param name="Order">The order.</param>
internal sealed record OrderReceived(Order Order) : JobTrigger
{
    /// <summary>Whether its rule lets it run where the schedule does not take it.</summary>
    public bool RunsWhenRejected { get; init; }

    /// <summary>What came of asking for the variable that the order names; <see langword="null"/> where none was asked for.</summary>
    public VariableAdoption? Adoption { get; init; }

    /// <inheritdoc />
    public override string Doing => "an order for";
}
