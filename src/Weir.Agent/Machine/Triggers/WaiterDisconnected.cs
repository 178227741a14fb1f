namespace Weir.Agent.Machine;

/// <summary>The connection of the process that waits in place has ended.</summary>
/// <param name="Sitting">Which of its connections it was.</param>
internal sealed record WaiterDisconnected(int Sitting) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "leaving of";
}
