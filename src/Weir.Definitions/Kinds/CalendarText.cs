using System.Globalization;

namespace Weir.Definitions.Kinds;

/// <summary>Dates, times of the day and their names, as definitions spell them.</summary>
internal static class CalendarText
{
    public const string Dates = "dates YYYY-MM-DD";

    public const string TimeOfDay = "a time of day as HH:MM or HH:MM:SS";

    private static readonly string[] s_times = ["HH:mm", "HH:mm:ss"];
    private static readonly string[] s_weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string Weekdays { get; } = string.Join(", ", s_weekdays);

    public static string Months { get; } = string.Join(", ", s_months);

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(TimeOnly time) => time.ToString(s_times[time.Second == 0 ? 0 : 1], CultureInfo.InvariantCulture);

    public static string Text(DayOfWeek weekday) => s_weekdays[(int)weekday];

    public static string MonthText(int month) => s_months[month - 1];

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static bool TryWeekday(string text, out DayOfWeek weekday)
    {
        var index = Array.IndexOf(s_weekdays, text);
        weekday = (DayOfWeek)Math.Max(index, 0);
        return index >= 0;
    }

    public static bool TryMonth(string text, out int month)
    {
        month = Array.IndexOf(s_months, text) + 1;
        return month > 0;
    }

    public static bool TryMonthDay(string text, out int day) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out day) && day is >= 1 and <= 31;
}
