using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>An operator starts it at the machine, past the server.</summary>
/// <param name="By">Who.</param>
internal sealed record StartedByOperator(Actor By) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "starting";
}
