using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Schedules.Crontabs;
using Weir.Schedules.Frequencies;
using Weir.Schedules.Tests.Frequencies;

namespace Weir.Schedules.Tests.Crontabs;

public sealed class CronDaemonTests
{
    private static readonly (BusinessDay Clocks, DateOnly Date, CronDaemon Cron)[] s_changes =
    [
        Around("America/New_York", new(2027, 3, 14)),
        Around("America/New_York", new(2026, 11, 1)),
        Around("Europe/Berlin", new(2027, 3, 28)),
        Around("Europe/Berlin", new(2026, 10, 25)),
        Around("Australia/Lord_Howe", new(2026, 10, 4)),
        Around("Australia/Lord_Howe", new(2027, 4, 4)),
    ];

    // Fields that cron takes, also odd ones, with what they mean.
    private static readonly Gen<(string Text, int[] Values)> s_minute = Field(0, 59, "7;", [7], "50-10", []);
    private static readonly Gen<(string Text, int[] Values)> s_hour = Field(0, 23, "1-3-9", [1, 2, 3], "22-2", []);
    private static readonly Gen<(string Text, int[] Values)> s_day = Field(1, 31, "1-31", [.. Enumerable.Range(1, 31)], "30-10", []);
    private static readonly Gen<(string Text, int[] Values)> s_month = Field(1, 12, "oct,MAR", [3, 10], "nov,apr", [4, 11]);
    private static readonly Gen<(string Text, int[] Values)> s_weekday = Field(0, 7, "sun", [0], "sat-sun", []);

    [Fact]
    public void A_thousand_drawn_lines_run_when_cron_runs_them_on_the_days_when_clocks_change() =>
        Prop.ForAll(
                (
                    from minute in s_minute
                    from hour in s_hour
                    from day in s_day
                    from month in s_month
                    from weekday in s_weekday
                    from change in Gen.Elements(s_changes)
                    select (minute, hour, day, month, weekday, change)
                ).ToArbitrary(),
                drawn =>
                {
                    var (minute, hour, day, month, weekday, (clocks, date, cron)) = drawn;
                    var line = $"{minute.Text} {hour.Text} {day.Text} {month.Text} {weekday.Text} true\n";
                    var both = day.Text[0] == '*' || weekday.Text[0] == '*';
                    var runs = cron.Runs(
                        at =>
                            minute.Values.Contains(at.Minute)
                            && hour.Values.Contains(at.Hour)
                            && month.Values.Contains(at.Month)
                            && HasDay(day.Values.Contains(at.Day), HasWeekday(weekday.Values, at.DayOfWeek), both),
                        minute.Text[0] == '*' || hour.Text[0] == '*'
                    );

                    return Planned(line, clocks, date).SequenceEqual(runs);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static (BusinessDay, DateOnly, CronDaemon) Around(string zone, DateOnly date)
    {
        Assert.True(BusinessDay.TryIn(zone, out var clocks));
        return (clocks, date, new CronDaemon(clocks, clocks.StartOf(date.AddDays(-1)), clocks.StartOf(date.AddDays(2))));
    }

    private static IEnumerable<DateTimeOffset> Planned(string line, BusinessDay clocks, DateOnly date)
    {
        var time = Assert.Single(Crontab.Read(line, hasUsers: false).Entries).Time;
        if (time?.Expression is not { } expression)
        {
            return [];
        }

        Assert.True(CronRule.TryParse(expression, out var rule), expression);
        var plan = DatesOf.PlanOf(new ScheduleDefinition(ObjectName.Parse("S")) { Zone = clocks }, [new Frequency { Dates = rule }], []);
        return Enumerable.Range(-1, 3).SelectMany(i => plan.On(date.AddDays(i))).Select(run => run.Start);
    }

    private static bool HasDay(bool byDay, bool byWeekday, bool both) => both ? byDay && byWeekday : byDay || byWeekday;

    private static bool HasWeekday(int[] values, DayOfWeek weekday) =>
        values.Contains((int)weekday) || (weekday == DayOfWeek.Sunday && values.Contains(7));

    private static Gen<(string Text, int[] Values)> Field(int least, int most, string odd, int[] means, string other, int[] otherMeans) =>
        Gen.Frequency(
            (3, Gen.Constant(("*", Range(least, most, 1)))),
            (2, Gen.Choose(1, 120).Select(step => ($"*/{step}", Range(least, most, step)))),
            (2, Gen.Choose(least, most).Select(n => ($"{n}", Range(n, n, 1)))),
            (
                2,
                from ends in Gen.Choose(least, most).Two()
                from step in Gen.Choose(1, 40)
                select ($"{ends.Item1}-{ends.Item2}/{step}", ends.Item1 > ends.Item2 ? (int[])[] : Range(ends.Item1, ends.Item2, step))
            ),
            (1, Gen.Choose(least, most).Select(n => ($"*/9,{n}", (int[])[.. Range(least, most, 9).Append(n).Distinct()]))),
            (1, Gen.Constant((odd, means))),
            (1, Gen.Constant((other, otherMeans)))
        );

    private static int[] Range(int first, int last, int step) =>
        [.. Enumerable.Range(first, last - first + 1).Where(n => (n - first) % step == 0)];
}
