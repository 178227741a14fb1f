using Weir.Jobs;
using Weir.Protocol.Administration;
using Weir.Server.Loop;

namespace Weir.Server.Queries;

/// <summary><c>weir agents</c>: the machines.</summary>
public static class ListAgents
{
    /// <summary>All agents ever heard of, by machine.</summary>
    public static async Task<AgentPage> ListAgentsAsync(this WeirServer server, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var visibility = Visibility.For(caller, Operation.ReadAgents);
        var agents = await server
            .ReadAsync(
                view =>
                    view.Agents.Values.Select(agent =>
                            (
                                Agent: agent,
                                Jobs: JobsOf(view, agent.Machine, visibility),
                                SetAside: visibility.IsWhole ? view.Day.SetAsideOf(agent.Machine) : 0
                            )
                        )
                        .ToList(),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new AgentPage([
            .. agents
                .OrderBy(one => one.Agent.Machine, StringComparer.Ordinal)
                .Select(one => new AgentView(
                    one.Agent.Machine,
                    server.Watch.RefusalOf(one.Agent.Machine) is not null ? "refused"
                        : server.Watch.IsUp(one.Agent.Machine) ? "active"
                        : "silent",
                    server.Watch.SeenAt(one.Agent.Machine) ?? one.Agent.SeenAt,
                    server.Watch.VersionOf(one.Agent.Machine),
                    one.Agent.Processors,
                    one.Jobs.UnderWay,
                    one.Jobs.Waiting,
                    one.SetAside,
                    server.Watch.RefusalOf(one.Agent.Machine)
                )),
        ]);
    }

    private static (int Waiting, int UnderWay) JobsOf(DayView view, string machine, Visibility visibility)
    {
        if (visibility.IsWhole)
        {
            return view.Day.JobsOf(machine);
        }

        var seen = view
            .Day.Jobs.Where(job =>
                string.Equals(job.Machine, machine, StringComparison.OrdinalIgnoreCase) && visibility.Sees(job.OwnerOf())
            )
            .CountBy(job => job.State)
            .ToDictionary();
        return (
            seen.GetValueOrDefault(JobState.Waiting),
            seen.GetValueOrDefault(JobState.Starting) + seen.GetValueOrDefault(JobState.Running)
        );
    }
}
