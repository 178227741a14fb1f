namespace Weir.Web.ThruPut;

/// <summary>Waits until the server knows what this machine's agent has just answered: who submits and then asks finds the job.</summary>
internal sealed class ThruPutConsistency(Agent.MachineAgent? agent)
{
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(2);

    public Task SettleAsync(CancellationToken cancellationToken) =>
        agent?.WaitForServerAsync(s_most, cancellationToken) ?? Task.CompletedTask;
}
