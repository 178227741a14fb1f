using System.Globalization;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Kinds;

/// <summary>The keys of a frequency that say at which times of a date runs start, and what is watched of them.</summary>
internal static class RunTimingText
{
    private static readonly string[] s_from = ["start", "end"];
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5999);
    private static readonly TimeSpan s_longestRun = TimeSpan.FromMinutes(32_767);

    public static RunTiming Read(MappingReader keys, bool isCron)
    {
        if (isCron)
        {
            const string Why = "cron says the times of its dates too";
            keys.Refuse("times", Why);
            keys.Refuse("startOffset", Why);
        }

        IReadOnlyList<TimeOnly> times =
        [
            .. keys.List<TimeOnly>("times", "times of day as HH:MM or HH:MM:SS", CalendarText.TryTime).Distinct().Order(),
        ];
        return new RunTiming
        {
            Times = times,
            StartOffset = DurationKeys.Read(keys, "startOffset", TimeSpan.Zero, s_longest) ?? TimeSpan.Zero,
            Again = keys.Has("again") ? Again(keys.Inner("again", "every, from, until, runs"), isCron || times.Count > 1) : null,
            LatestStart = DurationKeys.Read(keys, "latestStart", s_second, s_longest),
            LateToStart = DurationKeys.Read(keys, "lateToStart", s_second, s_longest),
            LateToFinish = DurationKeys.Read(keys, "lateToFinish", s_second, s_longest),
            MaximumRunTime = MaximumRunTime(keys),
            Retry = Retry(keys),
        };
    }

    /// <summary>How long a run may take before that is told, or <see langword="null"/> where the key is not there.</summary>
    public static TimeSpan? MaximumRunTime(MappingReader keys) => DurationKeys.Read(keys, "maxRunTime", s_second, s_longestRun);

    /// <summary>What is done after a failure, or <see langword="null"/> where the key is not there.</summary>
    public static Retry? Retry(MappingReader keys) => keys.Has("retry") ? RetryOf(keys.Inner("retry", "attempts, pause, factor")) : null;

    /// <summary>The same as entries.</summary>
    public static EntryList? EntriesOf(Retry? retry) => retry is null ? null : Entries(retry);

    /// <summary>A time as it is written.</summary>
    public static string? Text(TimeSpan? time) => time is { } given ? DurationText.ToText(given) : null;

    public static EntryList AddTo(EntryList entries, RunTiming timing) =>
        entries
            .AddSome("times", [.. timing.Times.Select(CalendarText.Text)])
            .AddUnless("0s", "startOffset", DurationText.ToText(timing.StartOffset))
            .AddGiven("again", timing.Again is { } again ? Entries(again) : null)
            .AddGiven("latestStart", Text(timing.LatestStart))
            .AddGiven("lateToStart", Text(timing.LateToStart))
            .AddGiven("lateToFinish", Text(timing.LateToFinish))
            .AddGiven("maxRunTime", Text(timing.MaximumRunTime))
            .AddGiven("retry", EntriesOf(timing.Retry));

    private static Recurrence Again(MappingReader keys, bool startsOften)
    {
        keys.Needed("every", "a time as 15m");
        var again = new Recurrence(
            DurationKeys.Read(keys, "every", s_minute, TimeSpan.FromDays(1)) ?? s_minute,
            keys.Parsed<TimeOnly>("until", CalendarText.TimeOfDay, CalendarText.TryTime),
            keys.Number("runs", 2, Recurrence.MostRuns)
        )
        {
            FromEnd = keys.Word("from", s_from) == 1,
        };
        if (again.FromEnd && startsOften)
        {
            keys.Refuse("from", "runs can follow each other's ends where a date has one first run");
        }

        keys.End();
        return again;
    }

    private static EntryList Entries(Recurrence again) =>
        new EntryList()
            .Add("every", DurationText.ToText(again.Every))
            .AddUnless(s_from[0], "from", s_from[again.FromEnd ? 1 : 0])
            .AddGiven("until", again.Until is { } until ? CalendarText.Text(until) : null)
            .AddGiven("runs", again.Runs);

    private static Retry RetryOf(MappingReader keys)
    {
        keys.Needed("attempts", string.Create(CultureInfo.InvariantCulture, $"1 to {Jobs.Plans.Retry.MostAttempts}"));
        var retry = new Retry(
            keys.Number("attempts", 1, Jobs.Plans.Retry.MostAttempts) ?? 1,
            DurationKeys.Read(keys, "pause", TimeSpan.Zero, Jobs.Plans.Retry.LongestPause) ?? TimeSpan.Zero,
            keys.Parsed<double>("factor", "1 to 10, with up to two decimals", TryFactor) ?? 1
        );
        keys.End();
        return retry;
    }

    private static EntryList Entries(Retry retry) =>
        new EntryList()
            .Add("attempts", retry.Attempts)
            .AddUnless("0s", "pause", DurationText.ToText(retry.Pause))
            .AddUnless("1", "factor", retry.Factor.ToString("0.##", CultureInfo.InvariantCulture));

    private static bool TryFactor(string text, out double factor) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor)
        && text.Length <= 5
        && factor is >= 1 and <= Jobs.Plans.Retry.LargestFactor
        && Math.Abs((factor * 100) - Math.Round(factor * 100)) < 1e-6;
}
