namespace Weir.Agent.Machine;

/// <summary>What is left of it is to be killed.</summary>
/// <param name="Round">How often that was done before.</param>
internal sealed record KillDue(int Round) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "ending";
}
