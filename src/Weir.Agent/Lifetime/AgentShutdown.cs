using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Agent.Watching;
using Weir.Agent.Ways;

namespace Weir.Agent.Lifetime;

/// <summary>How the agent ends: its jobs go on, and what it began is done.</summary>
internal sealed class AgentShutdown(
    ActiveJobs ledger,
    JobDispatcher dispatcher,
    BackgroundTasks backgroundTasks,
    GateObservations gateObservations,
    IWatch watch
)
{
    /// <summary>
    /// Closes the connections of processes in place. They are told nothing: they wait on and come back to the next agent.
    /// </summary>
    public void CloseWaiters()
    {
        foreach (var job in ledger.All)
        {
            job.Waiter?.Close();
        }
    }

    /// <summary>Waits for what was begun, and keeps what is not kept yet.</summary>
    public async Task DrainAsync()
    {
        await dispatcher.DrainAsync().ConfigureAwait(false);
        await backgroundTasks.StopAsync().ConfigureAwait(false);
        await gateObservations.SaveAsync().ConfigureAwait(false);
        await watch.SaveAsync().ConfigureAwait(false);
    }
}
