namespace Weir.Agent.Machine;

/// <summary>The server does not answer, and its rule lets it start then.</summary>
internal sealed record ServerLost : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "starting";
}
