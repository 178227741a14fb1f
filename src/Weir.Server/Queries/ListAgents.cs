using Weir.Jobs;
using Weir.Protocol.Care;

namespace Weir.Server.Queries;

/// <summary><c>weir agents</c>: the machines.</summary>
public static class ListAgents
{
    /// <summary>All agents ever heard of, by machine.</summary>
    public static async Task<AgentPage> ListAgentsAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var agents = await server.LookAsync(view => view.Agents.Values.ToList(), cancellationToken).ConfigureAwait(false);
        var running = new Dictionary<string, int>();
        var waiting = new Dictionary<string, int>();
        await foreach (var job in ActiveJobs.ReadAsync(server.Store, [JobState.Waiting, JobState.Starting, JobState.Running], cancellationToken).ConfigureAwait(false))
        {
            var counts = job.State == JobState.Waiting ? waiting : running;
            counts[job.Machine] = counts.GetValueOrDefault(job.Machine) + 1;
        }

        return new AgentPage([.. agents.OrderBy(agent => agent.Machine, StringComparer.Ordinal).Select(agent => new AgentView(
            agent.Machine,
            server.Watch.IsUp(agent.Machine) ? "active" : "silent",
            server.Watch.SeenAt(agent.Machine) ?? agent.SeenAt,
            null,
            agent.Processors,
            running.GetValueOrDefault(agent.Machine),
            waiting.GetValueOrDefault(agent.Machine)))]);
    }
}
