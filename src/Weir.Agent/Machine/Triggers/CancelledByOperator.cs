using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>Somebody cancels it at the machine.</summary>
/// <param name="By">Who.</param>
/// <param name="Text">Why.</param>
/// <param name="GraceSeconds">How long it has to end by itself.</param>
internal sealed record CancelledByOperator(Actor By, string Text, int GraceSeconds) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "ending";
}
