using Weir.Capacity;
using Weir.Jobs;
using Weir.Protocol.Limits;
using Weir.Server.Loop;

namespace Weir.Server.Queries;

/// <summary><c>weir limit list</c>: limits, who uses them and how many wait.</summary>
public static class ListLimits
{
    /// <summary>All limits by name; of units in use and jobs that wait those that the caller sees.</summary>
    public static Task<LimitPage> ListLimitsAsync(this WeirServer server, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var visibility = Visibility.For(caller, Operation.ReadLimits);
        return server.ReadAsync(view => From(view, visibility), cancellationToken);
    }

    private static LimitPage From(DayView view, Visibility visibility)
    {
        var limits = view.Day.Limits.All.Values.OrderBy(limit => limit.Name).ToList();
        var users = new Dictionary<ObjectName, List<int>>();
        var waiting = new Dictionary<ObjectName, int>();
        var used = new Dictionary<(ObjectName Limit, string Machine), int>();
        if (limits.Count > 0)
        {
            foreach (var job in view.Day.Jobs.Where(job => visibility.Sees(job.OwnerOf())))
            {
                foreach (var need in job.Limits)
                {
                    if (job.State is JobState.Starting or JobState.Running)
                    {
                        (users.TryGetValue(need.Limit, out var list) ? list : users[need.Limit] = []).Add(job.Number.Value);
                        used[(need.Limit, job.Machine)] =
                            used.GetValueOrDefault((need.Limit, job.Machine))
                            + (need.IsAll ? view.Day.Limits.All[need.Limit].MaximumFor(job.Machine) : need.Units);
                    }
                    else if (job.State == JobState.Waiting)
                    {
                        waiting[need.Limit] = waiting.GetValueOrDefault(need.Limit) + 1;
                    }
                }
            }
        }

        return new LimitPage([
            .. limits.Select(limit => new LimitView(
                limit.Name.Text,
                limit.Maximum,
                visibility.IsWhole ? limit.InUse : used.Where(units => units.Key.Limit == limit.Name).Sum(units => units.Value),
                [.. users.GetValueOrDefault(limit.Name)?.Order() ?? Enumerable.Empty<int>()],
                waiting.GetValueOrDefault(limit.Name)
            )
            {
                Default = limit.Definition.Maximum,
                PerMachine = limit.Definition.PerMachine,
                Resource = limit.Definition.Resource,
                Overrides = [.. limit.Overrides.Select(set => new LimitOverrideView(set.Machine, set.Maximum, set.At, set.By))],
                Machines = limit.Definition.PerMachine
                    ?
                    [
                        .. Machines(
                            view,
                            limit,
                            machine => visibility.IsWhole ? limit.InUseOn(machine) : used.GetValueOrDefault((limit.Name, machine))
                        ),
                    ]
                    : [],
            }),
        ]);
    }

    // Machines that use it, and those for which something of their own is set.
    private static IEnumerable<MachineLimitView> Machines(DayView view, Limit limit, Func<string, int> used) =>
        view
            .Agents.Keys.Concat(limit.Overrides.Select(set => set.Machine).OfType<string>())
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(machine => new MachineLimitView(machine, limit.MaximumFor(machine), used(machine)));
}
