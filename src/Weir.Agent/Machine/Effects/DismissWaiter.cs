namespace Weir.Agent.Machine;

/// <summary>Tell the process that waits in place the last line.</summary>
/// <param name="Line">The line.</param>
internal sealed record DismissWaiter(string Line) : JobEffect
{
    /// <inheritdoc />
    public override bool IsMootWhenOver => false;
}
