namespace Weir.Agent.Machine;

/// <summary>Nobody sits there any more.</summary>
internal sealed record EmptySeat : JobEffect
{
    /// <inheritdoc />
    public override bool IsMootWhenOver => false;
}
