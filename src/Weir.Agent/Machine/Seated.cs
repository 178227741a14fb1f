namespace Weir.Agent.Machine;

/// <summary>A process waits in place for it.</summary>
internal sealed record Seated : JobHappening
{
    /// <inheritdoc />
    public override string Doing => "seating";
}
