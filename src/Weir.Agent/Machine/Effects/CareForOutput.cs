namespace Weir.Agent.Machine;

/// <summary>Do what its definition wants done with its output.</summary>
internal sealed record CareForOutput : JobEffect
{
    /// <inheritdoc />
    public override bool IsMootWhenOver => false;
}
