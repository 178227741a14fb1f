using Weir.Jobs;
using Weir.Protocol.Limits;
using Weir.Server.Definitions;

namespace Weir.Server.Queries;

/// <summary><c>weir limit list</c>: limits, who uses them and how many wait.</summary>
public static class ListLimits
{
    /// <summary>All limits by name.</summary>
    public static async Task<LimitPage> ListLimitsAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var limits = await server.LookAsync(view => DefinitionSets.SetOf(view.Definitions).Limits, cancellationToken).ConfigureAwait(false);
        var users = new Dictionary<ObjectName, List<(int Number, int Units)>>();
        var waiting = new Dictionary<ObjectName, int>();
        if (limits.Count > 0)
        {
            await foreach (var job in ActiveJobs.ReadAsync(server.Store, [JobState.Waiting, JobState.Starting, JobState.Running], cancellationToken).ConfigureAwait(false))
            {
                foreach (var need in job.Limits)
                {
                    if (job.State == JobState.Waiting)
                    {
                        waiting[need.Limit] = waiting.GetValueOrDefault(need.Limit) + 1;
                    }
                    else
                    {
                        (users.TryGetValue(need.Limit, out var list) ? list : users[need.Limit] = []).Add((job.Number.Value, need.Units));
                    }
                }
            }
        }

        return new LimitPage([.. limits.Select(limit => new LimitView(
            limit.Name.Text,
            limit.Maximum,
            users.GetValueOrDefault(limit.Name)?.Sum(user => user.Units) ?? 0,
            [.. users.GetValueOrDefault(limit.Name)?.Select(user => user.Number).Order() ?? Enumerable.Empty<int>()],
            waiting.GetValueOrDefault(limit.Name)))]);
    }
}
