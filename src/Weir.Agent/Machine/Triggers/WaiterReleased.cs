namespace Weir.Agent.Machine;

/// <summary>The process that waited in place has been told to go.</summary>
internal sealed record WaiterReleased : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "starting";
}
