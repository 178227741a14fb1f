using System.Globalization;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary>Times at which something is active, as <c>activeOn</c> spells them.</summary>
internal static class ActiveTimesText
{
    internal static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] s_times = ["HH:mm", "HH:mm:ss"];

    public static ActiveTimes Read(MappingReader keys)
    {
        var times = new ActiveTimes
        {
            Weekdays = keys.List<DayOfWeek>("weekdays", string.Join(", ", Weekdays), TryWeekday),
            MonthDays = keys.List<int>("days", "days of the month, 1 to 31", TryDay),
            LastDays = keys.Number("lastDays", 1, ActiveTimes.MostLastDays) ?? 0,
            Dates = keys.List<DateOnly>("dates", "dates YYYY-MM-DD", TryDate),
            From = Time(keys, "from"),
            Until = Time(keys, "until"),
        };
        keys.End();
        return times;
    }

    public static EntryList Entries(ActiveTimes times) =>
        new EntryList()
            .AddSome("weekdays", [.. times.Weekdays.Select(day => Weekdays[(int)day])])
            .AddSome("days", [.. times.MonthDays.Select(day => day.ToString(CultureInfo.InvariantCulture))])
            .AddUnless(0, "lastDays", times.LastDays)
            .AddSome("dates", [.. times.Dates.Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))])
            .AddUnless("00:00", "from", Text(times.From))
            .AddUnless("00:00", "until", Text(times.Until));

    private static string Text(TimeOnly time) => time.ToString(s_times[time.Second == 0 ? 0 : 1], CultureInfo.InvariantCulture);

    private static TimeOnly Time(MappingReader keys, string key) =>
        keys.Parsed<TimeOnly>(key, "a time of day as HH:MM or HH:MM:SS", TryTime) ?? TimeOnly.MinValue;

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    internal static bool TryWeekday(string text, out DayOfWeek day)
    {
        var index = Array.IndexOf(Weekdays, text);
        day = (DayOfWeek)Math.Max(index, 0);
        return index >= 0;
    }

    private static bool TryDay(string text, out int day) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out day) && day is >= 1 and <= 31;

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
