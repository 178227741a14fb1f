namespace Weir.Agent.Lifetime;

/// <summary>All that goes on as long as the agent does, each part beside the others.</summary>
internal sealed class AgentTasks(SupervisedLoop supervisedLoop, IReadOnlyList<AgentTask> parts)
{
    /// <summary>Runs them until they are cancelled.</summary>
    public Task RunAsync(Task hostStarted, CancellationToken cancellationToken) =>
        Task.WhenAll(parts.Select(part => supervisedLoop.Run(part.What, token => RunAsync(part, hostStarted, token), cancellationToken)));

    private static async Task RunAsync(AgentTask part, Task hostStarted, CancellationToken cancellationToken)
    {
        if (part.AwaitsHost)
        {
            await hostStarted.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        await part.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
