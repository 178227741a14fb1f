namespace Weir.Agent.Machine;

/// <summary>Slurm has started it, or the first of its tasks.</summary>
/// <param name="At">When.</param>
internal sealed record BeganInSlurm(DateTimeOffset At) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "starting";
}
