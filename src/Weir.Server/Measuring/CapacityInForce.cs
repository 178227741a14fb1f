using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Server.Loop;

namespace Weir.Server.Measuring;

/// <summary>Limits and levels as definitions and the active policy have them now.</summary>
internal sealed class CapacityInForce
{
    private readonly Dictionary<ObjectName, HashSet<DateOnly>> _calendars;
    private readonly BusinessDay _day;

    internal CapacityInForce(CapacityPlan plan, LevelSettings levels, IEnumerable<Calendar> calendars, BusinessDay day)
    {
        (Plan, Levels, _day) = (plan, levels, day);
        _calendars = calendars.ToDictionary(calendar => calendar.Name, calendar => calendar.Dates.ToHashSet());
    }

    /// <summary>What machines are added up to.</summary>
    public CapacityPlan Plan { get; }

    /// <summary>The five levels.</summary>
    public LevelSettings Levels { get; }

    /// <summary>Of which version of the definitions it is.</summary>
    public long Version { get; private init; }

    /// <summary>Of which policy it is.</summary>
    public ObjectName Policy { get; private init; }

    /// <summary>What is in force; the same as before where nothing has changed.</summary>
    public static CapacityInForce From(DayView view, BusinessDay day, CapacityInForce? before)
    {
        var (definitions, active) = (view.Day.Definitions, view.Day.Policy.Name);
        if (before is not null && before.Version == view.Definitions.Version && before.Policy == active)
        {
            return before;
        }

        var policy = definitions.Capacities.GetValueOrDefault(active) ?? PolicyCapacity.None;
        return new CapacityInForce(
            new CapacityPlan(definitions.Machines, definitions.Sets, policy.Limits),
            policy.Levels,
            definitions.Calendars,
            day
        )
        {
            Version = view.Definitions.Version,
            Policy = active,
        };
    }

    /// <summary>The limit of an entity at a moment; <see langword="null"/> where it has none.</summary>
    public double? LimitOf(CapacityEntity entity, DateTimeOffset at) =>
        Plan.LimitOf(
            entity,
            _day.ClockOf(at).DateTime,
            (calendar, day) => _calendars.TryGetValue(calendar, out var days) && days.Contains(day)
        );
}
