namespace Weir.Agent.Machine;

/// <summary>The process that waited in place has not come back in time.</summary>
/// <param name="Sitting">The connection after which it was to come back.</param>
internal sealed record ReconnectTimedOut(int Sitting) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "closing";

    /// <inheritdoc />
    public override bool AwaitsOthers => true;
}
