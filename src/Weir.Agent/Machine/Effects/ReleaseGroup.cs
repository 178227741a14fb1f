namespace Weir.Agent.Machine;

/// <summary>Remove its control group.</summary>
internal sealed record ReleaseGroup : JobEffect
{
    /// <inheritdoc />
    public override bool IsMootWhenOver => false;
}
