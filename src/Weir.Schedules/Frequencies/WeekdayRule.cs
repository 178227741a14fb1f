namespace Weir.Schedules.Frequencies;

/// <summary>
/// Weekdays of all, odd or even weeks. A week is Sunday to Saturday; the first odd one begins on the first Sunday of January,
/// and days before it belong to the last week of the year before. A week 53 is odd, and so is the week after it.
/// </summary>
/// <param name="Weekdays">The weekdays, at least one.</param>
/// <param name="Weeks">In which weeks.</param>
public sealed record WeekdayRule(IReadOnlyList<DayOfWeek> Weekdays, WeekKind Weeks = WeekKind.All) : DateRule
{
    internal override bool Names(DateOnly date, RuleSurroundings around) =>
        Weekdays.Contains(date.DayOfWeek)
        && Weeks switch
        {
            WeekKind.Odd => IsOdd(date),
            WeekKind.Even => !IsOdd(date),
            _ => true,
        };

    private static bool IsOdd(DateOnly date) => (Periods.SundayOf(date).DayOfYear - 1) / 7 % 2 == 0;
}
