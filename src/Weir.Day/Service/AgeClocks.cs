using Weir.Capacity;
using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Service;

/// <summary>
/// Which clock a job ages by. Limits that stand for data sets or resources stop the clocks of the general jobs that need them;
/// production jobs go on ageing.
/// </summary>
internal sealed class AgeClocks(Limits limits)
{
    private readonly Dictionary<string, (LimitNeed[] Needs, string Machine)> _needs = [];
    private readonly Dictionary<ObjectName, HashSet<string>> _of = [];
    private readonly HashSet<ObjectName> _touched = [];

    /// <summary>The name of a job's clock: empty for the one that never stops.</summary>
    public string NameOf(Job job, ServiceGroup group)
    {
        if (job.Limits.Count == 0 || group.Queue == ServiceQueue.Production)
        {
            return "";
        }

        LimitNeed[] resources =
        [
            .. job.Limits.Where(need => limits.All.TryGetValue(need.Limit, out var limit) && limit.Definition.Resource),
        ];
        if (resources.Length == 0)
        {
            return "";
        }

        var ofMachine = Array.Exists(resources, need => limits.All[need.Limit].Definition.PerMachine);
        var name = ofMachine ? $"{LaneNames.Needs(resources)}@{LaneNames.MachineOf(job.Machine)}" : LaneNames.Needs(resources);
        if (_needs.TryAdd(name, (resources, job.Machine)))
        {
            foreach (var need in resources)
            {
                (_of.TryGetValue(need.Limit, out var clocks) ? clocks : _of[need.Limit] = new HashSet<string>(StringComparer.Ordinal)).Add(
                    name
                );
            }
        }

        return name;
    }

    /// <summary>Whether a clock runs: there is room for all that its jobs need.</summary>
    public bool Runs(string clock)
    {
        if (_needs.TryGetValue(clock, out var found))
        {
            foreach (var need in found.Needs)
            {
                if (ConstraintTable.StopClock(limits, need, found.Machine))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Something about a limit has changed.</summary>
    public void Touch(ObjectName limit)
    {
        if (_of.ContainsKey(limit))
        {
            _touched.Add(limit);
        }
    }

    public void TouchAll() => _touched.UnionWith(_of.Keys);

    /// <summary>Lets the clocks run or stand as the limits now are.</summary>
    public void Set(ServiceQueues queues)
    {
        if (_touched.Count == 0)
        {
            return;
        }

        foreach (var limit in _touched)
        {
            foreach (var clock in _of[limit])
            {
                queues.SetClock(clock, Runs(clock));
            }
        }

        _touched.Clear();
    }
}
