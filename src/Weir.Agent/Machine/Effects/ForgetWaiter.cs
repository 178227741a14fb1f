namespace Weir.Agent.Machine;

/// <summary>Forget the connection of the process that waited in place: it has ended.</summary>
internal sealed record ForgetWaiter : JobEffect
{
    /// <inheritdoc />
    public override bool IsMootWhenOver => false;
}
