using System.Globalization;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Kinds;

/// <summary>The keys of a frequency that say which dates its rule names.</summary>
internal static class DateRuleText
{
    private const string Last = "last";

    private static readonly string[] s_rules =
    [
        "cron",
        "weekdays",
        "date",
        "day",
        "monthDays",
        "calendar",
        "begin",
        "middle",
        "end",
        "everyDays",
    ];

    private static readonly string[] s_weeks = ["all", "odd", "even"];
    private static readonly string[] s_periods = ["week", "month", "quarter", "year"];

    /// <summary>The rule, or <see langword="null"/> where none or several are said, which is told.</summary>
    public static DateRule? Read(MappingReader keys)
    {
        var given = s_rules.Where(keys.Has).ToList();
        if (given.Contains("middle"))
        {
            given.Remove("weekdays");
        }

        if (given is not [var rule])
        {
            var found = given.Count == 0 ? "nothing says" : $"{string.Join(", ", given)} say";
            keys.AddFault($"{found} which dates the frequency has: allowed is one of {string.Join(", ", s_rules)}");
            return null;
        }

        return rule switch
        {
            "cron" => Cron(keys),
            "weekdays" => Weekdays(keys),
            "date" => Date(keys, "date") is { } date ? new OnDateRule(date, keys.Flag("everyYear")) : null,
            "day" => keys.Number("day", 1, 31) is { } day ? new DayOfMonthRule(day) : null,
            "monthDays" => new MonthDaysRule([
                .. keys.List<int>("monthDays", "days of the month, 1 to 31", CalendarText.TryMonthDay).Distinct().Order(),
            ]),
            "calendar" => keys.Name("calendar") is { } calendar ? new AnnualPlanRule(calendar) : null,
            "begin" => new PeriodEdgeRule(PeriodEdge.Begin, Period(keys, "begin", least: PeriodKind.Week)),
            "end" => new PeriodEdgeRule(PeriodEdge.End, Period(keys, "end", least: PeriodKind.Week)),
            "middle" => new PeriodMiddleRule(Period(keys, "middle"), WeekdaysOf(keys)),
            _ => EveryDays(keys),
        };
    }

    public static EntryList AddTo(EntryList entries, DateRule rule) =>
        rule switch
        {
            CronRule cron => entries.Add("cron", cron.Expression),
            WeekdayRule weekly => AddWeekdays(entries, weekly.Weekdays).AddUnless("all", "weeks", s_weeks[(int)weekly.Weeks]),
            EveryWeeksRule weeks => AddWeekdays(entries, weeks.Weekdays)
                .Add("everyWeeks", weeks.Every)
                .Add("since", CalendarText.Text(weeks.Since)),
            OccurrenceRule nth => AddWeekdays(entries, nth.Weekdays)
                .Add("occurrence", nth.Number is { } number ? number : Last)
                .AddUnless("month", "period", Text(nth.Period)),
            OnDateRule on => entries.Add("date", CalendarText.Text(on.Date)).AddUnless(false, "everyYear", on.EveryYear),
            DayOfMonthRule day => entries.Add("day", day.Day),
            MonthDaysRule days => entries.AddSome(
                "monthDays",
                [.. days.MonthDays.Select(day => day.ToString(CultureInfo.InvariantCulture))]
            ),
            AnnualPlanRule plan => entries.Add("calendar", plan.Calendar.Text),
            PeriodEdgeRule edge => entries.Add(edge.Edge == PeriodEdge.Begin ? "begin" : "end", Text(edge.Period)),
            PeriodMiddleRule middle => AddWeekdays(entries.Add("middle", Text(middle.Period)), middle.Weekdays),
            EveryDaysRule days => entries
                .Add("everyDays", days.Every)
                .Add("since", CalendarText.Text(days.Since))
                .AddUnless(false, "everyYear", days.EveryYear),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "a rule without keys"),
        };

    private static CronRule? Cron(MappingReader keys)
    {
        if (keys.Text("cron", CronRule.Allowed) is not { } text)
        {
            return null;
        }

        if (CronRule.TryParse(text, out var rule))
        {
            return rule;
        }

        keys.AddFault(new Scalar(keys.PlaceOf("cron"), text), "cron", CronRule.Allowed);
        return null;
    }

    private static DateRule? Weekdays(MappingReader keys)
    {
        var weekdays = WeekdaysOf(keys);
        if (weekdays.Count == 0)
        {
            keys.AddFault(new Scalar(keys.PlaceOf("weekdays"), ""), "weekdays", $"at least one of {CalendarText.Weekdays}");
        }

        if (keys.Has("occurrence"))
        {
            keys.Refuse("weeks", "occurrence says of which weeks");
            keys.Refuse("everyWeeks", "occurrence says of which weeks");
            var number = keys.Parsed<int>("occurrence", $"1 to {OccurrenceRule.Most}, {Last}", TryOccurrence);
            return new OccurrenceRule(weekdays, number > 0 ? number : null, keys.Has("period") ? Period(keys, "period") : PeriodKind.Month);
        }

        if (keys.Has("everyWeeks"))
        {
            keys.Refuse("weeks", "everyWeeks says of which weeks");
            var every = keys.Number("everyWeeks", 1, EveryWeeksRule.Most);
            return Date(keys, "since") is { } since && every is { } weeks ? new EveryWeeksRule(weekdays, weeks, since) : null;
        }

        return new WeekdayRule(weekdays, (WeekKind)keys.Word("weeks", s_weeks));
    }

    private static EveryDaysRule? EveryDays(MappingReader keys)
    {
        var every = keys.Number("everyDays", 1, EveryDaysRule.Most);
        var everyYear = keys.Flag("everyYear");
        return Date(keys, "since") is { } since && every is { } days ? new EveryDaysRule(days, since, everyYear) : null;
    }

    private static DateOnly? Date(MappingReader keys, string key)
    {
        keys.Needed(key, "a date YYYY-MM-DD");
        return keys.Parsed<DateOnly>(key, "a date YYYY-MM-DD", CalendarText.TryDate);
    }

    private static IReadOnlyList<DayOfWeek> WeekdaysOf(MappingReader keys) =>
        [.. keys.List<DayOfWeek>("weekdays", CalendarText.Weekdays, CalendarText.TryWeekday).Distinct().Order()];

    private static EntryList AddWeekdays(EntryList entries, IReadOnlyList<DayOfWeek> weekdays) =>
        entries.AddSome("weekdays", [.. weekdays.Select(CalendarText.Text)]);

    private static PeriodKind Period(MappingReader keys, string key, PeriodKind least = PeriodKind.Month) =>
        least + keys.Word(key, s_periods[(int)least..]);

    private static string Text(PeriodKind period) => s_periods[(int)period];

    // 0 stands for the last one.
    private static bool TryOccurrence(string text, out int number)
    {
        number = 0;
        return text == Last
            || (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= OccurrenceRule.Most
            );
    }
}
