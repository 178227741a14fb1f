using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules.Tests.Frequencies;

public sealed class NaiveDatesTests
{
    private static readonly DateOnly s_first = new(1901, 1, 1);
    private static readonly DateOnly s_last = new(2300, 12, 31);
    private static readonly ObjectName s_holidays = ObjectName.Parse("Holidays");
    private static readonly ObjectName s_other = ObjectName.Parse("Other");

    private static readonly Gen<DateOnly> s_date =
        from year in Gen.Frequency((3, Gen.Choose(2020, 2030)), (1, Gen.Choose(1901, 2300)))
        from day in Gen.Choose(0, 364)
        select new DateOnly(year, 1, 1).AddDays(day);

    private static readonly Gen<IReadOnlyList<DayOfWeek>> s_weekdays =
        from some in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from one in Gen.Elements(Enum.GetValues<DayOfWeek>())
        select (IReadOnlyList<DayOfWeek>)[.. some.Append(one).Distinct()];

    private static readonly Gen<PeriodKind> s_long = Gen.Elements(PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Year);

    private static readonly Gen<DateRule> s_rule = Gen.OneOf(
        s_weekdays.Zip(Gen.Elements(Enum.GetValues<WeekKind>()), (weekdays, weeks) => (DateRule)new WeekdayRule(weekdays, weeks)),
        from weekdays in s_weekdays
        from every in Gen.Choose(1, 9)
        from since in s_date
        select (DateRule)new EveryWeeksRule(weekdays, every, since),
        from weekdays in s_weekdays
        from number in Gen.Elements<int?>(1, 2, 3, 4, 5, null)
        from period in s_long
        select (DateRule)new OccurrenceRule(weekdays, number, period),
        s_date.Zip(Gen.Elements(true, false), (date, everyYear) => (DateRule)new OnDateRule(date, everyYear)),
        Gen.Choose(1, 31).Select(day => (DateRule)new DayOfMonthRule(day)),
        Gen.SubListOf(1, 5, 10, 15, 20, 25, 29, 30, 31).Select(days => (DateRule)new MonthDaysRule([.. days])),
        from every in Gen.Choose(1, 500)
        from since in Gen.Frequency((5, s_date), (1, Gen.Constant(new DateOnly(2024, 2, 29))))
        from everyYear in Gen.Elements(true, false)
        select (DateRule)new EveryDaysRule(every, since, everyYear),
        Gen.Constant((DateRule)new AnnualPlanRule(s_other)),
        Gen.Elements(Enum.GetValues<PeriodEdge>())
            .Zip(Gen.Elements(Enum.GetValues<PeriodKind>()), (edge, period) => (DateRule)new PeriodEdgeRule(edge, period)),
        s_long.Zip(Gen.SubListOf(Enum.GetValues<DayOfWeek>()), (period, weekdays) => (DateRule)new PeriodMiddleRule(period, [.. weekdays]))
    );

    private static readonly Gen<Frequency> s_frequency =
        from rule in s_rule
        from days in Gen.Elements<DayType?>(null, DayType.Working, DayType.Any)
        from way in Gen.Elements<NonWorkingDay?>(null, NonWorkingDay.After, NonWorkingDay.Before, NonWorkingDay.On, NonWorkingDay.Not)
        from except in Gen.Elements(true, false)
        from offset in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(-15, 15)), (3, Gen.Choose(-3, 3)))
        from forced in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from dates in Gen.ListOf(s_date, 4)
        from months in Gen.SubListOf(1, 2, 8, 12)
        select new Frequency
        {
            Dates = rule,
            Days = days,
            NonWorking = way,
            Except = except && rule is not AnnualPlanRule ? s_other : null,
            Offset = rule.TakesOffset ? offset : 0,
            From = forced ? dates[0] : null,
            Until = forced ? dates[0].AddDays(30_000) : null,
            Include = forced ? [dates[1], dates[2]] : [],
            Exclude = forced ? [dates[2], dates[3]] : [],
            ExcludeMonths = forced ? [.. months] : [],
        };

    private static readonly Gen<(ScheduleDefinition Schedule, Calendar[] Calendars)> s_surroundings =
        from workdays in Gen.Frequency(
            (3, Gen.Constant(ScheduleDefinition.StandardWorkdays)),
            (3, s_weekdays),
            (1, Gen.Constant<IReadOnlyList<DayOfWeek>>([]))
        )
        from rare in Gen.Elements(2, 7, 40, 400)
        from rarer in Gen.Elements(3, 20, 200)
        from seed in Gen.Choose(1, 1_000_000)
        from leave in Gen.Elements(true, false)
        select (
            new ScheduleDefinition(DatesOf.Night) { Workdays = workdays, Holidays = [s_holidays] },
            new Calendar[] { new(s_holidays, Drawn(seed, rare, leave)), new(s_other, Drawn(seed + 1, rarer, leave: false)) }
        );

    [Fact]
    public void A_clerk_finds_the_same_dates_in_four_hundred_years() =>
        Prop.ForAll(
                s_frequency.Zip(s_surroundings).ToArbitrary(),
                drawn =>
                {
                    var (frequency, (schedule, calendars)) = drawn;
                    var sets = calendars.ToDictionary(calendar => calendar.Name, calendar => calendar.Dates.ToHashSet());
                    var naive = new NaiveDates(schedule, sets).Of(frequency, s_first, s_last);

                    return DatesOf.Frequency(frequency, s_first, s_last, schedule, calendars).SequenceEqual(naive.Order());
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    // One date in so many, and of one year in nine the whole of August and September.
    private static List<DateOnly> Drawn(int seed, int rare, bool leave)
    {
        var random = new Random(seed);
        List<DateOnly> dates = [];
        for (var date = s_first.AddYears(-3); date <= s_last.AddYears(3); date = date.AddDays(1))
        {
            if (random.Next(rare) == 0 || (leave && date is { Month: 8 or 9 } && date.Year % 9 == 0))
            {
                dates.Add(date);
            }
        }

        return dates;
    }
}
