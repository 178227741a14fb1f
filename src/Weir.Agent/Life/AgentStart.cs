using Weir.Agent.Link;
using Weir.Stores.Agent;

namespace Weir.Agent.Life;

/// <summary>Takes up, in this order, what the journal says an earlier agent had.</summary>
internal sealed class AgentStart(
    RestoreGuard guard,
    GateStart gate,
    NumbersStart numbers,
    ServerLink link,
    StartNews news,
    VariablesStart variables,
    AgentRecovery recovery
)
{
    /// <exception cref="AgentStartException">It may not start so.</exception>
    public async Task TakeUpAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        await guard.TellUnreadableAsync(snapshot).ConfigureAwait(false);
        await gate.RestoreAsync(snapshot).ConfigureAwait(false);
        link.Restore(snapshot);
        await numbers.RestoreAsync(snapshot, cancellationToken).ConfigureAwait(false);
        await news.TellAsync().ConfigureAwait(false);
        await variables.OpenAsync(snapshot, cancellationToken).ConfigureAwait(false);
        recovery.Begin(snapshot);
        await variables.RestoreAsync(snapshot, cancellationToken).ConfigureAwait(false);
        gate.Publish();
    }
}
