namespace Weir.Agent.Life;

/// <summary>All that goes on as long as the agent does, each part beside the others.</summary>
internal sealed class AgentParts(Background background, IReadOnlyList<AgentPart> parts)
{
    /// <summary>Runs them until they are cancelled.</summary>
    public Task RunAsync(Task hostStarted, CancellationToken cancellationToken) =>
        Task.WhenAll(parts.Select(part => background.Run(part.What, token => RunAsync(part, hostStarted, token), cancellationToken)));

    private static async Task RunAsync(AgentPart part, Task hostStarted, CancellationToken cancellationToken)
    {
        if (part.AwaitsHost)
        {
            await hostStarted.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        await part.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
