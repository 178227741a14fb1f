namespace Weir.Agent.Machine;

/// <summary>What was left of it was killed.</summary>
/// <param name="Round">How often that was done before.</param>
/// <param name="Left">Whether anything may be left.</param>
internal sealed record Killed(int Round, bool Left) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "ending";
}
