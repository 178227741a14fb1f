using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Agent.Ways;

namespace Weir.Agent.Life;

/// <summary>How the agent ends: its jobs go on, and what it began is done.</summary>
internal sealed class AgentEnd(JobLedger ledger, JobDispatcher dispatcher, Errands errands, Observations observations)
{
    /// <summary>
    /// Closes the connections of processes in place. They are told nothing: they wait on and come back to the next agent.
    /// </summary>
    public void CloseSeats()
    {
        foreach (var job in ledger.All)
        {
            job.Seat?.Close();
        }
    }

    /// <summary>Waits for what was begun, and keeps what is not kept yet.</summary>
    public async Task SettleAsync()
    {
        await dispatcher.SettleAsync().ConfigureAwait(false);
        await errands.StopAsync().ConfigureAwait(false);
        await observations.SaveAsync().ConfigureAwait(false);
    }
}
