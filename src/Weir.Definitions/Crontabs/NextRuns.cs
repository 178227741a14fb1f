using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Crontabs;

/// <summary>The next runs that a schedule plans for a line of cron's.</summary>
public static class NextRuns
{
    private const int DaysAhead = 9 * 366;

    /// <summary>Those after a moment, UTC; fewer where there are no more within nine years.</summary>
    public static IReadOnlyList<DateTimeOffset> Of(CronRule rule, DateTimeOffset after, int count, BusinessDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var schedule = new ScheduleDefinition(ScheduleDefinition.AdHoc) { Workdays = Enum.GetValues<DayOfWeek>() };
        var job = new JobDefinition
        {
            Name = ScheduleDefinition.AdHoc,
            Schedule = schedule.Name,
            Frequencies = [FrequencyUse.Of(new Frequency { Dates = rule })],
        };
        var plan = new SchedulePlan(schedule, [job], [], [], day);
        var first = day.DateOf(after);
        List<DateTimeOffset> next = [];
        for (var date = first; date < first.AddDays(DaysAhead) && next.Count < count; date = date.AddDays(1))
        {
            next.AddRange(plan.On(date).Select(run => run.Start).Where(at => at > after));
        }

        return [.. next.Take(count)];
    }
}
