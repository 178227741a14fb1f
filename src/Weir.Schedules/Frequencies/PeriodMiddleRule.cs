namespace Weir.Schedules.Frequencies;

/// <summary>
/// The middle day of each period, of n days the (n+1)/2-th rounded down; or of each weekday the one that is nearest to it.
/// </summary>
/// <param name="Period">A month, a quarter or a year.</param>
/// <param name="Weekdays">The weekdays; none is the middle itself.</param>
public sealed record PeriodMiddleRule(PeriodKind Period, IReadOnlyList<DayOfWeek> Weekdays) : DateRule
{
    internal override bool Names(DateOnly date, RuleSurroundings around)
    {
        var (first, last) = Periods.Around(date, Period);
        var middle = first.AddDays((last.DayNumber - first.DayNumber) / 2);

        // Of seven days in a row, three on each side of the middle, each weekday is one.
        return Weekdays.Count == 0 ? date == middle : Weekdays.Contains(date.DayOfWeek) && Math.Abs(date.DayNumber - middle.DayNumber) <= 3;
    }
}
