namespace Weir.Schedules;

/// <summary>
/// When something is in force: on which days, and in which hours of them, in the server's zone. A condition that is empty is
/// met by every day; of several all must be met.
/// </summary>
public sealed record ActiveTimes
{
    /// <summary>How many of a month's last days may be meant.</summary>
    public const int MostLastDays = 28;

    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Days of the month, 1 to 31.</summary>
    public IReadOnlyList<int> MonthDays { get; init; } = [];

    /// <summary>The last so many days of each month; 0 means none in particular.</summary>
    public int LastDays { get; init; }

    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <summary>From this time of the day on.</summary>
    public TimeOnly From { get; init; }

    /// <summary>To this time; where it is not after <see cref="From"/>, on the next day.</summary>
    public TimeOnly Until { get; init; }

    /// <summary>The more particular wins: dates, then days of the month, then the rest.</summary>
    public int Rank =>
        Dates.Count > 0 ? 2
        : MonthDays.Count > 0 || LastDays > 0 ? 1
        : 0;

    /// <summary>Whether a span of it begins on this date.</summary>
    public bool BeginsOn(DateOnly date) =>
        (Dates.Count == 0 || Dates.Contains(date))
        && (Weekdays.Count == 0 || Weekdays.Contains(date.DayOfWeek))
        && (
            (MonthDays.Count == 0 && LastDays == 0)
            || MonthDays.Contains(date.Day)
            || date.Day > DateTime.DaysInMonth(date.Year, date.Month) - LastDays
        );

    /// <summary>The span that begins on a date; its end is not part of it.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) SpanOn(DateOnly date, BusinessDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return (day.At(date, From), day.At(Until > From ? date : date.AddDays(1), Until));
    }

    /// <summary>Whether it is in force at a moment.</summary>
    public bool IsIn(DateTimeOffset at, BusinessDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var today = day.DateOf(at);
        return IsIn(at, today, day) || IsIn(at, today.AddDays(-1), day);
    }

    private bool IsIn(DateTimeOffset at, DateOnly date, BusinessDay day)
    {
        if (!BeginsOn(date))
        {
            return false;
        }

        var (from, until) = SpanOn(date, day);
        return at >= from && at < until;
    }
}
