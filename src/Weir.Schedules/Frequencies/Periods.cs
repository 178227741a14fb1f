namespace Weir.Schedules.Frequencies;

/// <summary>Where periods begin and end.</summary>
internal static class Periods
{
    /// <summary>The Sunday that a date's week begins with.</summary>
    public static DateOnly SundayOf(DateOnly date) => date.AddDays(-(int)date.DayOfWeek);

    /// <summary>The first and the last date of the period in which a date lies.</summary>
    public static (DateOnly First, DateOnly Last) Around(DateOnly date, PeriodKind period)
    {
        if (period == PeriodKind.Week)
        {
            var sunday = SundayOf(date);
            return (sunday, sunday.AddDays(6));
        }

        var months = period switch
        {
            PeriodKind.Month => 1,
            PeriodKind.Quarter => 3,
            _ => 12,
        };
        var begins = ((date.Month - 1) / months * months) + 1;
        var ends = begins + months - 1;
        return (new DateOnly(date.Year, begins, 1), new DateOnly(date.Year, ends, DateTime.DaysInMonth(date.Year, ends)));
    }
}
