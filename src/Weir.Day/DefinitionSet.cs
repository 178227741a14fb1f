using Weir.Capacity;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;
using Weir.ServiceLevels.Policies;

namespace Weir.Day;

/// <summary>All definitions that the day decides by.</summary>
public sealed record DefinitionSet
{
    /// <summary>Nothing defined: all defaults.</summary>
    public static DefinitionSet Empty { get; } = new();

    public IReadOnlyList<JobDefinition> JobDefinitions { get; init; } = [];

    /// <summary>Schedules besides AdHoc, which there always is.</summary>
    public IReadOnlyList<ScheduleDefinition> Schedules { get; init; } = [];

    /// <summary>Frequencies with a name.</summary>
    public IReadOnlyList<FrequencyDefinition> Frequencies { get; init; } = [];

    public IReadOnlyList<Calendar> Calendars { get; init; } = [];

    public IReadOnlyList<JobQueueDefinition> JobQueues { get; init; } = [];

    public IReadOnlyList<LimitDefinition> Limits { get; init; } = [];

    public IReadOnlyList<MachineDefinition> Machines { get; init; } = [];

    /// <summary>Machines whose use is added up.</summary>
    public IReadOnlyList<SetDefinition> Sets { get; init; } = [];

    /// <summary>Policies besides the built-in one, which there always is.</summary>
    public IReadOnlyList<Policy> Policies { get; init; } = [];

    /// <summary>What policies say of capacity, by their names; one that says nothing is not there.</summary>
    public IReadOnlyDictionary<ObjectName, PolicyCapacity> Capacities { get; init; } = new Dictionary<ObjectName, PolicyCapacity>();

    /// <summary>What these definitions plan on the days of a schedule.</summary>
    public SchedulePlan PlanOf(ScheduleDefinition schedule, BusinessDay day) => new(schedule, JobDefinitions, Frequencies, Calendars, day);
}
