using Weir.Agent.Link;
using Weir.Stores.Agent;

namespace Weir.Agent.Lifetime;

/// <summary>Takes up, in this order, what the journal says an earlier agent had.</summary>
internal sealed class AgentStartup(
    StartupDamage guard,
    GateStartup gate,
    NumbersStartup numbers,
    ServerLink link,
    StartupNotice news,
    VariablesStartup variables,
    AgentRecovery recovery
)
{
    /// <exception cref="AgentStartException">It may not start so.</exception>
    public async Task RunAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        await guard.ReportUnreadableAsync(snapshot).ConfigureAwait(false);
        await gate.RestoreAsync(snapshot).ConfigureAwait(false);
        link.Restore(snapshot);
        await numbers.RestoreAsync(snapshot, cancellationToken).ConfigureAwait(false);
        await news.SendAsync().ConfigureAwait(false);
        await variables.OpenAsync(snapshot, cancellationToken).ConfigureAwait(false);
        recovery.Start(snapshot);
        await variables.RestoreAsync(snapshot, cancellationToken).ConfigureAwait(false);
        gate.Publish();
    }
}
