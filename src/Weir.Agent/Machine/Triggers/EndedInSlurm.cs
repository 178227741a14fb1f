using Weir.Linux;

namespace Weir.Agent.Machine;

/// <summary>It is over in Slurm, with all of its tasks.</summary>
/// <param name="At">When.</param>
/// <param name="BeganAt">When it began; <see langword="null"/> where it never ran, or nobody knows.</param>
/// <param name="Status">How it ended; <see langword="null"/> where that is not known.</param>
/// <param name="IsCancelled">Whether somebody cancelled it in Slurm.</param>
/// <param name="Text">What is said of one that never ran, or whose end is not known.</param>
internal sealed record EndedInSlurm(DateTimeOffset At, DateTimeOffset? BeganAt, ExitStatus? Status, bool IsCancelled, string Text)
    : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "ending";
}
