using Weir.Day;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Server.Queries;

/// <summary>The days of sub-schedules that are built with a day, since their containers are planned on it.</summary>
internal static class SubDays
{
    /// <summary>Each, as it is called, with its schedule.</summary>
    public static IEnumerable<(ObjectName Day, ScheduleDefinition Schedule)> Of(
        DefinitionSet set,
        ObjectName day,
        IEnumerable<PlannedRun> runs
    ) =>
        from run in runs
        where run.Job is { IsPlanned: true, Container: not null }
        let runsWhat = run.Job.Container!.Runs
        let name = new ContainerRef(day, run.Name).DayName(runsWhat)
        let schedule = set.Schedules.FirstOrDefault(schedule => schedule.Name == runsWhat && schedule.SubSchedule)
        where name is not null && schedule is not null
        select (name.Value, schedule);
}
