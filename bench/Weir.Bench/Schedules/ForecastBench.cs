using System.Diagnostics;
using System.Globalization;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Bench.Schedules;

/// <summary>A year of a thousand jobs with all kinds of frequencies: what a forecast of 365 days plans.</summary>
internal static class ForecastBench
{
    private const int Jobs = 1000;
    private const int Days = 365;
    private const double Most = 3;

    public static int Run()
    {
        var feasts = new Weir.Schedules.Calendar(
            ObjectName.Parse("feasts"),
            [.. Enumerable.Range(1, 12).Select(month => new DateOnly(2027, month, 25))]
        );
        var schedule = new ScheduleDefinition(ObjectName.Parse("Night")) { Holidays = [feasts.Name] };
        if (BusinessDay.TryIn("Europe/Berlin", out var berlin))
        {
            schedule = schedule with { Zone = berlin };
        }

        var rules = Rules();
        var jobs = Enumerable
            .Range(0, Jobs)
            .Select(i => new JobDefinition
            {
                Name = ObjectName.Parse(string.Create(CultureInfo.InvariantCulture, $"JOB{i:D4}")),
                Schedule = schedule.Name,
                Frequencies = [FrequencyUse.Of(new Frequency { Dates = rules[i % rules.Length] })],
            })
            .ToList();
        var clock = Stopwatch.StartNew();
        var plan = new SchedulePlan(schedule, jobs, [], [feasts], BusinessDay.Utc);
        var from = new DateOnly(2027, 1, 1);
        var runs = 0;
        for (var i = 0; i < Days; i++)
        {
            runs += plan.On(from.AddDays(i)).Count;
        }

        var absent = plan.AbsentOn(from, Days, 5 * 366).Count;
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"forecast: {Jobs} jobs, {Days} days, {runs} runs, {absent} jobs that do not come: {seconds:F2} s (at most {Most} s)"
        );
        return seconds <= Most ? 0 : 1;
    }

    private static DateRule[] Rules() =>
        [
            new WeekdayRule(ScheduleDefinition.StandardWorkdays),
            new WeekdayRule([DayOfWeek.Tuesday], WeekKind.Odd),
            new EveryWeeksRule([DayOfWeek.Friday], 2, new DateOnly(2026, 12, 4)),
            new OccurrenceRule([DayOfWeek.Sunday], null, PeriodKind.Quarter),
            new DayOfMonthRule(10),
            new MonthDaysRule([5, 10, 15, 20, 25, 30]),
            new PeriodEdgeRule(PeriodEdge.End, PeriodKind.Year),
            new PeriodMiddleRule(PeriodKind.Month, [DayOfWeek.Monday]),
            new EveryDaysRule(3, new DateOnly(2026, 1, 1)),
            new OnDateRule(new DateOnly(2020, 2, 29)),
            Cron("0 2 * * *"),
            Cron("0 * * * *"),
            Cron("30 4 1,15 * 5"),
            Cron("0 3 29 2 *"),
        ];

    private static CronRule Cron(string line) => CronRule.TryParse(line, out var rule) ? rule : throw new FormatException(line);
}
