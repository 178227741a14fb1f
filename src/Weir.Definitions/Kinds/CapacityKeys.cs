using System.Globalization;
using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;

namespace Weir.Definitions.Kinds;

/// <summary>Capacity limits as machines, sets and policies write them: a number, or a number with windows of time.</summary>
internal static class CapacityKeys
{
    private const string Keys = "limit, windows";
    private const string WindowKeys = "from, until, weekdays, calendar, limit";
    private const string LimitAllowed = "a number greater than 0, at most 1000000000, with three digits after the point at most";
    private const string TimeAllowed = "a time of day as HH:MM";

    /// <summary>Reads the limit under a key; <see langword="null"/> where the key is not there.</summary>
    public static CapacityLimit? Read(MappingReader keys, string key)
    {
        if (!keys.HasKey(key))
        {
            return null;
        }

        if (keys.Pairs(key) is null)
        {
            return keys.Parsed<double>(key, LimitAllowed, TryLimit) is { } plain ? new CapacityLimit(plain) : null;
        }

        var inner = keys.Inner(key, Keys);
        inner.Needed("limit", LimitAllowed);
        var usual = inner.Parsed<double>("limit", LimitAllowed, TryLimit) ?? 1;
        var windows = inner.Inners("windows", "a window", WindowKeys).Select(Window).ToList();
        inner.End();
        return new CapacityLimit(usual) { Windows = windows };
    }

    /// <summary>Writes a limit as it is read.</summary>
    public static EntryList AddCapacity(this EntryList entries, string key, CapacityLimit? limit) =>
        limit is null ? entries
        : limit.Windows.Count == 0 ? entries.Add(key, Text(limit.Usual))
        : entries.AddSome(key, new EntryList().Add("limit", Text(limit.Usual)).AddSome("windows", [.. limit.Windows.Select(Entries)]));

    /// <summary>A number as it is written: no more digits than it has.</summary>
    public static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Reads a number greater than 0.</summary>
    public static bool TryPositive(string text, double most, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && number > 0
        && number <= most
        && Text(number) == text.TrimStart('0').Insert(0, text.TrimStart('0') is ['.', ..] or "" ? "0" : "");

    private static bool TryLimit(string text, out double limit) => TryPositive(text, CapacityLimit.Most, out limit);

    private static CapacityWindow Window(MappingReader keys)
    {
        keys.Needed("from", TimeAllowed);
        keys.Needed("until", TimeAllowed);
        keys.Needed("limit", LimitAllowed);
        var window = new CapacityWindow(
            keys.Parsed<TimeOnly>("from", TimeAllowed, TryTime) ?? default,
            keys.Parsed<TimeOnly>("until", TimeAllowed, TryTime) ?? default,
            keys.Parsed<double>("limit", LimitAllowed, TryLimit) ?? 1
        )
        {
            Weekdays = keys.List<DayOfWeek>("weekdays", string.Join(", ", ActiveTimesText.Weekdays), ActiveTimesText.TryWeekday),
            Calendar = keys.Name("calendar"),
        };
        keys.End();
        return window;
    }

    private static EntryList Entries(CapacityWindow window) =>
        new EntryList()
            .Add("from", window.From.ToString("HH:mm", CultureInfo.InvariantCulture))
            .Add("until", window.Until.ToString("HH:mm", CultureInfo.InvariantCulture))
            .AddSome("weekdays", [.. window.Weekdays.Select(day => ActiveTimesText.Weekdays[(int)day])])
            .AddGiven("calendar", window.Calendar?.Text)
            .Add("limit", Text(window.Limit));

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
