using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Day.Constraints;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.Day;

/// <summary>Capacity levels of machines, and what they mean for jobs.</summary>
public sealed partial class DayState
{
    private Dictionary<string, MachineLevel> _levels = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The capacity level of a machine; <see langword="null"/> where it is at none.</summary>
    internal MachineLevel? LevelOf(string machine) => _levels.GetValueOrDefault(machine);

    /// <summary>What the level of its machine means for a job's group.</summary>
    internal GroupEffect EffectOn(Job job)
    {
        return job.TrackType == TrackType.Queue ? EffectOn(GroupOf(job), job.Machine) : default;
    }

    /// <summary>What the level of a machine means for a group's jobs there.</summary>
    internal GroupEffect EffectOn(ServiceGroup group, string machine) =>
        LevelOf(machine) is { } level ? LevelsInForce.EffectOn(group.Name.ToString(), group.Importance, level.Level) : default;

    /// <summary>The group whose jobs stand in a lane because a level caps it; <see langword="null"/> for any other lane.</summary>
    internal ServiceGroup? CappedGroupOf(in LaneKey key)
    {
        var at = key.Needs.IndexOf(LevelCapped.Mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var name = key.Needs[(at + LevelCapped.Mark.Length)..];
        return
            GroupName.TryParse(name[..name.IndexOf(' ', StringComparison.Ordinal)], out var parsed) && Policy.TryFind(parsed, out var group)
            ? group
            : null;
    }

    /// <summary>Sets the levels of all machines. Jobs for which they mean something else now change their lanes.</summary>
    internal IReadOnlyList<(MachineLevel? Before, MachineLevel After)> SetLevels(IReadOnlyList<MachineLevel> levels, DateTimeOffset now)
    {
        var before = _levels;
        _levels = levels.Where(level => level.Level > 0).ToDictionary(level => level.Machine, StringComparer.OrdinalIgnoreCase);
        List<(MachineLevel?, MachineLevel)> changed =
        [
            .. levels
                .Select(level => (Before: before.GetValueOrDefault(level.Machine), After: level))
                .Where(pair => (pair.Before?.Level ?? 0) != pair.After.Level),
            .. before
                .Values.Where(level => !levels.Any(other => IsSame(other.Machine, level.Machine)))
                .Select(level => ((MachineLevel?)level, level with { Level = 0 })),
        ];
        if (changed.Count > 0)
        {
            EnterLanesAgain(changed.Select(pair => pair.Item2.Machine).ToHashSet(StringComparer.OrdinalIgnoreCase), now);
        }

        return changed;
    }

    /// <summary>Another policy, or another definition of it, is in force: the same levels may mean something else.</summary>
    internal void LookAgainAtLevels(DateTimeOffset now)
    {
        if (_levels.Count > 0)
        {
            EnterLanesAgain(_levels.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase), now);
        }
    }

    private LevelSettings LevelsInForce => (_capacities.GetValueOrDefault(Policy.Name) ?? PolicyCapacity.None).Levels;

    private void EnterLanesAgain(HashSet<string> machines, DateTimeOffset now)
    {
        foreach (
            var active in _jobs
                .Values.Where(active =>
                    active.Place.Lane is { } lane && machines.Contains(active.Job.Machine) && lane.Key != KeyOf(active.Job)
                )
                .OrderBy(active => active.Job.Number)
                .ToList()
        )
        {
            var since = active.LanedAt;
            LeaveQueues(active);
            EnterQueues(active, now);
            active.LanedAt = since;
        }

        foreach (var machine in machines.Select(LaneNames.MachineOf))
        {
            ConstraintTable.Unblock(Queues, ConstraintEvent.LevelChanged, machine);
            foreach (var group in Policy.Groups)
            {
                ConstraintTable.Unblock(Queues, ConstraintEvent.LevelChanged, LevelCapped.NameOf(machine, group.Name.Text));
            }
        }
    }

    // Held and capped jobs stand apart only while there is a level that does so: without one there are no more lanes than ever.
    private LaneKey WithLevel(LaneKey key, Job job) =>
        EffectOn(job) switch
        {
            { Held: true } => key with { Needs = $"{LevelHeld.Mark}{key.Needs}" },
            { AtMost: not null } => key with { Needs = $"{LevelCapped.Mark}{GroupOf(job).Name} {key.Needs}" },
            _ => key,
        };
}
