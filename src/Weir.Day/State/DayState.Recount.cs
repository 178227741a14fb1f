using Weir.Capacity;
using Weir.Day.Service;
using Weir.Jobs;

namespace Weir.Day;

/// <summary>What is counted job by job, counted anew: the two must always be equal.</summary>
public sealed partial class DayState
{
    /// <summary>All that is counted as in use, beside what the jobs under way use of it. One pass over all active jobs.</summary>
    public IReadOnlyList<UseCount> Recount()
    {
        var limits = new Dictionary<(string Limit, string Machine), int>();
        var alone = new HashSet<(string Limit, string Machine)>();
        var jobQueues = new Dictionary<QualifiedName, int>();
        var slots = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (_, active) in _jobs)
        {
            var job = active.Job;
            if (!IsUnderWay(job))
            {
                continue;
            }

            foreach (var need in job.Limits)
            {
                var key = (LaneNames.NameOf(need.Limit), LaneNames.MachineOf(job.Machine));
                limits[key] = limits.GetValueOrDefault(key) + need.Units;
                if (need.IsAll)
                {
                    alone.Add(key);
                }
            }

            if (job.TrackType == TrackType.Queue && !job.HasNoProcess())
            {
                jobQueues[job.JobQueue] = jobQueues.GetValueOrDefault(job.JobQueue) + 1;
                slots[job.Machine] = slots.GetValueOrDefault(job.Machine) + 1;
            }
        }

        int UsedOf(Limit limit, string machine)
        {
            var key = (LaneNames.NameOf(limit.Name), LaneNames.MachineOf(machine));
            var units = limits.GetValueOrDefault(key);
            return alone.Contains(key) ? Math.Max(limit.MaximumFor(machine), units) : units;
        }

        return
        [
            .. Limits
                .All.Values.OrderBy(limit => limit.Name)
                .SelectMany(limit =>
                    _machines.Values.Select(machine => new UseCount(
                        $"limit {limit.Name} on {machine.Agent.Machine}",
                        limit.InUseOn(machine.Agent.Machine),
                        UsedOf(limit, machine.Agent.Machine)
                    ))
                ),
            .. _jobQueues
                .Keys.Union(jobQueues.Keys)
                .Select(name => new UseCount(
                    $"job queue {name}",
                    _jobQueues.GetValueOrDefault(name)?.Active.InUse ?? 0,
                    jobQueues.GetValueOrDefault(name)
                )),
            .. _machines.Values.Select(machine => new UseCount(
                $"slots of {machine.Agent.Machine}",
                machine.Slots.InUse,
                slots.GetValueOrDefault(machine.Agent.Machine)
            )),
        ];
    }
}
