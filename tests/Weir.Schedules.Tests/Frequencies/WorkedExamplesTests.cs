using System.Globalization;
using Weir.Jobs;
using Weir.Schedules.Frequencies;
using static System.DayOfWeek;
using static Weir.Schedules.Frequencies.NonWorkingDay;

namespace Weir.Schedules.Tests.Frequencies;

/// <summary>
/// Examples worked out by hand from the original's rules, for November and December 2026. Working days are Monday to Friday but
/// Thursday, 26 November, and Friday, 25 December.
/// </summary>
public sealed class WorkedExamplesTests
{
    private static readonly ObjectName s_except = ObjectName.Parse("Except");
    private static readonly ObjectName s_yearly = ObjectName.Parse("Yearly");
    private static readonly Calendar s_holidays = new(ObjectName.Parse("Holidays"), [new(2026, 11, 26), new(2026, 12, 25)]);
    private static readonly Calendar s_plan = new(s_yearly, [new(2026, 11, 26), new(2026, 12, 13)]);

    private static readonly DateRule s_thursdays = new WeekdayRule([Thursday]);
    private static readonly DateRule s_fridays = new WeekdayRule([Friday]);
    private static readonly DateRule s_lastFriday = new OccurrenceRule([Friday], null, PeriodKind.Quarter);
    private static readonly DateRule s_christmas = new OnDateRule(new DateOnly(2026, 12, 25));
    private static readonly DateRule s_intervals = new MonthDaysRule([5, 15, 25]);

    private static readonly (string What, Frequency Frequency, string November, string December)[] s_examples =
    [
        ("all weeks, Thursday, after", With(s_thursdays, After), "5 12 19 27", "3 10 17 24 31"),
        ("all weeks, Thursday, before", With(s_thursdays, Before), "5 12 19 25", "3 10 17 24 31"),
        ("all weeks, Thursday, on", With(s_thursdays, On), "5 12 19 26", "3 10 17 24 31"),
        ("all weeks, Thursday, not", With(s_thursdays, Not), "5 12 19", "3 10 17 24 31"),
        ("all weeks, Friday, after", With(s_fridays, After), "6 13 20 27", "4 11 18 28"),
        ("all weeks, Friday, before", With(s_fridays, Before), "6 13 20 27", "4 11 18 24"),
        ("all weeks, Friday, not", With(s_fridays, Not), "6 13 20 27", "4 11 18"),
        (
            "all weeks, Wednesday and Thursday, before",
            With(new WeekdayRule([Wednesday, Thursday]), Before),
            "4 5 11 12 18 19 25",
            "2 3 9 10 16 17 23 24 30 31"
        ),
        ("odd weeks, Tuesday", With(new WeekdayRule([Tuesday], WeekKind.Odd)), "10 24", "8 22"),
        ("even weeks, Tuesday", With(new WeekdayRule([Tuesday], WeekKind.Even)), "3 17", "1 15 29"),
        ("third Tuesday and Thursday", With(new OccurrenceRule([Tuesday, Thursday], 3, PeriodKind.Month)), "17 19", "15 17"),
        ("fourth Thursday, before", With(new OccurrenceRule([Thursday], 4, PeriodKind.Month), Before), "25", "24"),
        ("fourth Thursday, after", With(new OccurrenceRule([Thursday], 4, PeriodKind.Month), After), "27", "24"),
        ("fifth Monday", With(new OccurrenceRule([Monday], 5, PeriodKind.Month)), "30", ""),
        ("last Friday of the quarter, before", With(s_lastFriday, Before), "", "24"),
        ("last Friday of the quarter, after", With(s_lastFriday, After), "", "28"),
        ("last Friday of the quarter, not", With(s_lastFriday, Not), "", ""),
        ("on request", With(s_christmas), "", "25"),
        ("on request, after", With(s_christmas, After), "", "28"),
        ("on request, before", With(s_christmas, Before), "", "24"),
        ("on request, not", With(s_christmas, Not), "", ""),
        ("on day 10, any", With(new DayOfMonthRule(10)) with { Days = DayType.Any }, "10", "10"),
        ("on day 10, working", With(new DayOfMonthRule(10)), "13", "14"),
        ("on day 20, working", With(new DayOfMonthRule(20)), "30", "29"),
        ("on day 21, working", With(new DayOfMonthRule(21)), "", "30"),
        ("on day 23, working", With(new DayOfMonthRule(23)), "", ""),
        ("on day 31, any", With(new DayOfMonthRule(31)) with { Days = DayType.Any }, "", "31"),
        ("annual plan", With(new AnnualPlanRule(s_yearly)), "26", "13"),
        ("annual plan, a day before", With(new AnnualPlanRule(s_yearly)) with { Offset = -1 }, "25", "11"),
        ("annual plan, a day after", With(new AnnualPlanRule(s_yearly)) with { Offset = 1 }, "27", "14"),
        ("begin of month", With(new PeriodEdgeRule(PeriodEdge.Begin, PeriodKind.Month)), "2", "1"),
        ("begin of month, two days later", With(new PeriodEdgeRule(PeriodEdge.Begin, PeriodKind.Month)) with { Offset = 2 }, "4", "3"),
        ("begin of month, any", With(new PeriodEdgeRule(PeriodEdge.Begin, PeriodKind.Month)) with { Days = DayType.Any }, "1", "1"),
        ("end of month", MonthEnd(0), "30", "31"),
        ("end of month, a day before", MonthEnd(-1), "27", "30"),
        ("end of month, two days before", MonthEnd(-2), "25", "29"),
        ("end of month, five days before", MonthEnd(-5), "20", "23"),
        ("end of month, out of the month", MonthEnd(1), "", ""),
        ("middle of month, before", With(new PeriodMiddleRule(PeriodKind.Month, []), Before), "13", "16"),
        ("middle of month, after", With(new PeriodMiddleRule(PeriodKind.Month, []), After), "16", "16"),
        ("middle of month, on", With(new PeriodMiddleRule(PeriodKind.Month, []), On), "15", "16"),
        ("middle of month, Monday", With(new PeriodMiddleRule(PeriodKind.Month, [Monday])), "16", "14"),
        ("intervals, before", With(s_intervals, Before), "5 13 25", "4 15 24"),
        ("intervals, after", With(s_intervals, After), "5 16 25", "7 15 28"),
        ("every ten days, before", With(new EveryDaysRule(10, new DateOnly(2026, 11, 3)), Before), "3 13 23", "3 11 23"),
        ("every other week from a date", With(new EveryWeeksRule([Tuesday], 2, new DateOnly(2026, 11, 4))), "17", "1 15 29"),
        ("cron, either day", With(Cron("0 0 1,15 * mon")), "1 2 9 15 16 23 30", "1 7 14 15 21 28"),
        ("cron, both days", With(Cron("0 0 */2 * sun")), "1 15 29", "13 27"),
        ("cron, moved", With(Cron("0 0 25,26 * *"), Before), "25", "24"),
    ];

    public static TheoryData<string> Examples => [.. s_examples.Select(example => example.What)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_comes_on_its_days(string what)
    {
        var (_, frequency, november, december) = s_examples.Single(example => example.What == what);

        Assert.Equal(november, Days(frequency, 11));
        Assert.Equal(december, Days(frequency, 12));
    }

    [Theory]
    [InlineData(25, "5 12 19 24")]
    [InlineData(26, "5 12 19")]
    public void A_date_is_taken_away_by_a_calendar_and_not_moved_there(int excepted, string days) =>
        Assert.Equal(
            days,
            Days(With(s_thursdays, Before) with { Except = s_except }, 11, new Calendar(s_except, [new DateOnly(2026, 11, excepted)]))
        );

    [Theory]
    [InlineData(PeriodEdge.Begin, 0, 23)]
    [InlineData(PeriodEdge.End, 0, 27)]
    [InlineData(PeriodEdge.End, -1, 25)]
    public void A_week_begins_and_ends_with_its_working_days(PeriodEdge edge, int offset, int day)
    {
        var frequency = With(new PeriodEdgeRule(edge, PeriodKind.Week)) with { Offset = offset };

        Assert.Equal(
            [new DateOnly(2026, 11, day)],
            DatesOf.Frequency(frequency, new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 28), Schedule(), s_holidays)
        );
    }

    private static string Days(Frequency frequency, int month, params Calendar[] more) =>
        string.Join(
            ' ',
            DatesOf
                .Frequency(
                    frequency,
                    new DateOnly(2026, month, 1),
                    new DateOnly(2026, month, DateTime.DaysInMonth(2026, month)),
                    Schedule(),
                    [s_holidays, s_plan, .. more]
                )
                .Select(date => date.Day.ToString(CultureInfo.InvariantCulture))
        );

    private static ScheduleDefinition Schedule() => new(DatesOf.Night) { Holidays = [s_holidays.Name] };

    private static Frequency With(DateRule dates, NonWorkingDay? nonWorking = null) => new() { Dates = dates, NonWorking = nonWorking };

    private static Frequency MonthEnd(int offset) => With(new PeriodEdgeRule(PeriodEdge.End, PeriodKind.Month)) with { Offset = offset };

    private static CronRule Cron(string expression) => CronRule.TryParse(expression, out var rule) ? rule : throw new FormatException();
}
