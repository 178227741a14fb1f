using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>An operator lets it past the server's no; it waits on.</summary>
/// <param name="By">Who.</param>
internal sealed record QueuedByOperator(Actor By) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "letting go";
}
