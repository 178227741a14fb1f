using Weir.Protocol.Care;

namespace Weir.Server.Queries;

/// <summary><c>weir agents</c>: the machines.</summary>
public static class ListAgents
{
    /// <summary>All agents ever heard of, by machine.</summary>
    public static async Task<AgentPage> ListAgentsAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var agents = await server.LookAsync(view => view.Agents.Values.Select(agent => (Agent: agent, Jobs: view.Day.JobsOf(agent.Machine))).ToList(), cancellationToken).ConfigureAwait(false);
        return new AgentPage([.. agents.OrderBy(one => one.Agent.Machine, StringComparer.Ordinal).Select(one => new AgentView(
            one.Agent.Machine,
            server.Watch.IsUp(one.Agent.Machine) ? "active" : "silent",
            server.Watch.SeenAt(one.Agent.Machine) ?? one.Agent.SeenAt,
            server.Watch.VersionOf(one.Agent.Machine),
            one.Agent.Processors,
            one.Jobs.UnderWay,
            one.Jobs.Waiting))]);
    }
}
