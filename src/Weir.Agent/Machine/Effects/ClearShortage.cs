namespace Weir.Agent.Machine;

/// <summary>Note that it waits for nothing that the machine is short of any more.</summary>
internal sealed record ClearShortage : JobEffect
{
    /// <inheritdoc />
    public override bool IsMootWhenOver => false;
}
