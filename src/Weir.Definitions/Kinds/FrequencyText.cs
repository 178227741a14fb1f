using System.Globalization;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Kinds;

/// <summary>The keys of a frequency, of its own kind or within a schedule or a job definition.</summary>
internal static class FrequencyText
{
    private static readonly string[] s_days = ["working", "any"];
    private static readonly string[] s_nonWorking = ["after", "on", "before", "not"];

    /// <summary>The frequency, or <see langword="null"/> where its rule is wrong, which is told.</summary>
    public static Frequency? Read(MappingReader keys, RunComponentsText components)
    {
        var rule = DateRuleText.Read(keys);
        var frequency = new Frequency
        {
            Dates = rule ?? new WeekdayRule([]),
            Days = keys.Has("days") ? (DayType)keys.Word("days", s_days) : null,
            NonWorking = keys.Has("nonWorking") ? (NonWorkingDay)keys.Word("nonWorking", s_nonWorking) : null,
            Except = keys.Name("except"),
            Offset = Offset(keys, rule),
            From = Date(keys, "from"),
            Until = Date(keys, "until"),
            Include = Dates(keys, "include"),
            Exclude = Dates(keys, "exclude"),
            ExcludeMonths = [.. keys.List<int>("excludeMonths", CalendarText.Months, CalendarText.TryMonth).Distinct().Order()],
            Build = BuildText.Read(keys),
            Timing = RunTimingText.Read(keys, rule is CronRule),
            Components = components.Read(keys),
        };
        if (rule is null)
        {
            return null;
        }

        RefuseIdle(keys, frequency);
        return frequency;
    }

    public static EntryList AddTo(EntryList entries, Frequency frequency) =>
        RunComponentsText.AddTo(AddOwnTo(entries, frequency), frequency.Components);

    private static EntryList AddOwnTo(EntryList entries, Frequency frequency) =>
        RunTimingText.AddTo(
            DateRuleText
                .AddTo(entries, frequency.Dates)
                .AddGiven("days", frequency.Days is { } days ? s_days[(int)days] : null)
                .AddGiven("nonWorking", frequency.NonWorking is { } way ? s_nonWorking[(int)way] : null)
                .AddGiven("except", frequency.Except?.Text)
                .AddUnless("0", "offset", frequency.Offset.ToString(CultureInfo.InvariantCulture))
                .AddGiven("from", frequency.From is { } from ? CalendarText.Text(from) : null)
                .AddGiven("until", frequency.Until is { } until ? CalendarText.Text(until) : null)
                .AddSome("include", [.. frequency.Include.Select(CalendarText.Text)])
                .AddSome("exclude", [.. frequency.Exclude.Select(CalendarText.Text)])
                .AddSome("excludeMonths", [.. frequency.ExcludeMonths.Select(CalendarText.MonthText)])
                .AddUnless("released", "build", BuildText.Write(frequency.Build)),
            frequency.Timing
        );

    // What cannot act was meant to: it is not passed over.
    private static void RefuseIdle(MappingReader keys, Frequency frequency)
    {
        if (frequency.Dates is AnnualPlanRule)
        {
            const string Why = "the dates of a calendar are taken as they are";
            keys.Refuse("days", Why);
            keys.Refuse("nonWorking", Why);
            keys.Refuse("except", Why);
            return;
        }

        if (frequency.Dates is CronRule or OnDateRule)
        {
            keys.Refuse("days", "say by nonWorking what becomes of days that are no working days");
        }
        else if (!frequency.Dates.Moves(frequency.Days ?? frequency.Dates.StandardDays))
        {
            keys.Refuse("nonWorking", "dates of this rule are not moved");
        }

        if (frequency.Until < frequency.From)
        {
            keys.Refuse("until", "it is before from");
        }
    }

    // One that goes the wrong way, or further than a week has working days, names no date ever.
    private static int Offset(MappingReader keys, DateRule? rule)
    {
        if (rule is { TakesOffset: false })
        {
            keys.Refuse("offset", "it counts from begin, end and calendar");
        }

        var most = rule is PeriodEdgeRule { Period: PeriodKind.Week } ? 6 : Frequency.MostOffset;
        var least = rule is PeriodEdgeRule { Edge: PeriodEdge.Begin } ? 0 : -most;
        most = rule is PeriodEdgeRule { Edge: PeriodEdge.End } ? 0 : most;
        var allowed = string.Create(CultureInfo.InvariantCulture, $"{least} to {most} working days");
        return keys.Parsed<int>(
                "offset",
                rule is PeriodEdgeRule ? $"{allowed}, which stay within the period" : allowed,
                (string text, out int offset) =>
                    int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out offset)
                    && offset >= least
                    && offset <= most
            ) ?? 0;
    }

    private static DateOnly? Date(MappingReader keys, string key) => keys.Parsed<DateOnly>(key, "a date YYYY-MM-DD", CalendarText.TryDate);

    private static IReadOnlyList<DateOnly> Dates(MappingReader keys, string key) =>
        [.. keys.List<DateOnly>(key, CalendarText.Dates, CalendarText.TryDate).Distinct().Order()];
}
