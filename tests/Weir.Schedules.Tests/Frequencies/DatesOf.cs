using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules.Tests.Frequencies;

/// <summary>Asks the plan of one job for the dates on which it comes.</summary>
internal static class DatesOf
{
    public static ObjectName Night { get; } = ObjectName.Parse("Night");

    public static IReadOnlyList<DateOnly> Frequency(
        Frequency frequency,
        DateOnly from,
        DateOnly until,
        ScheduleDefinition? schedule = null,
        params Calendar[] calendars
    )
    {
        var plan = PlanOf(schedule ?? new ScheduleDefinition(Night), [frequency], calendars);
        List<DateOnly> dates = [];
        for (var date = from; date <= until; date = date.AddDays(1))
        {
            if (plan.On(date).Count > 0)
            {
                dates.Add(date);
            }
        }

        return dates;
    }

    public static SchedulePlan PlanOf(ScheduleDefinition schedule, Frequency[] frequencies, Calendar[] calendars)
    {
        var job = new JobDefinition
        {
            Name = ObjectName.Parse("JOB"),
            Schedule = schedule.Name,
            Frequencies = [.. frequencies.Select(FrequencyUse.Of)],
        };
        return new SchedulePlan(schedule, [job], [], calendars, BusinessDay.Utc);
    }
}
