namespace Weir.Agent.Lifetime;

/// <summary>Something that goes on as long as the agent does.</summary>
/// <param name="What">What it does, as the log says it.</param>
/// <param name="RunAsync">Does it until it is cancelled, or has nothing to do here.</param>
/// <param name="AwaitsHost">Whether it begins only when all of the host has started: the server may be this process.</param>
internal sealed record AgentTask(string What, Func<CancellationToken, Task> RunAsync, bool AwaitsHost = false);
