namespace Weir.Agent.Machine;

/// <summary>A process waits in place for it.</summary>
internal sealed record WaiterConnected : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "seating";
}
