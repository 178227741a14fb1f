namespace Weir.Agent.Machine;

/// <summary>It is in its spool no more, and nobody was seen to start it.</summary>
internal sealed record LeftSpool : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "closing";
}
