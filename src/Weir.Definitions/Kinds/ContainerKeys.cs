using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary>The keys <c>runs</c> and <c>properties</c> of a job definition of type container.</summary>
internal static class ContainerKeys
{
    private const string RunsKey = "runs";
    private const string PropertiesKey = "properties";
    private const string Allowed = "the name of a sub-schedule, a schedule with subSchedule: true";

    /// <summary>Takes the keys; <see langword="null"/> where it is no container, or names no sub-schedule.</summary>
    public static ContainerPlan? Read(MappingReader keys, bool isContainer, ObjectName schedule)
    {
        if (!isContainer)
        {
            keys.Refuse(RunsKey, "it is for job definitions of type container: others run a command or what was submitted");
            keys.Refuse(PropertiesKey, "it is for job definitions of type container: of others the schedule's instances have properties");
            return null;
        }

        if (schedule == ScheduleDefinition.AdHoc)
        {
            keys.AddFault("a job definition of type container is on AdHoc, which is not built: name another schedule");
        }

        var runs = keys.Parsed<ObjectName>(RunsKey, Allowed, ObjectName.TryParse);
        if (!keys.HasKey(RunsKey))
        {
            keys.AddFault($"a job definition of type container has no {RunsKey}: needed is {Allowed}");
        }

        var properties = Properties(keys);
        return runs is { } sub ? new ContainerPlan(sub) { Properties = properties } : null;
    }

    public static EntryList AddContainer(this EntryList entries, ContainerPlan? container)
    {
        if (container is null)
        {
            return entries;
        }

        entries = entries.Add(RunsKey, container.Runs.Text);
        return container.Properties.Count == 0 ? entries : entries.Add(PropertiesKey, InstanceKeys.Entries(container.Properties));
    }

    private static List<JobProperty> Properties(MappingReader keys)
    {
        if (!keys.Has(PropertiesKey))
        {
            return [];
        }

        if (keys.Pairs(PropertiesKey) is { } pairs)
        {
            return InstanceKeys.Properties(keys, new Scalar(keys.PlaceOf(PropertiesKey), PropertiesKey), pairs);
        }

        keys.AddFaultAt(PropertiesKey, $"{PropertiesKey} has no properties: allowed is {InstanceKeys.PropertiesAllowed}");
        return [];
    }
}
