namespace Weir.Schedules.Frequencies;

/// <summary>Of each weekday the n-th one of a period, or the last. A fifth that there is not is none.</summary>
/// <param name="Weekdays">The weekdays, at least one.</param>
/// <param name="Number">1 to 5; <see langword="null"/> is the last.</param>
/// <param name="Period">A month, a quarter or a year.</param>
public sealed record OccurrenceRule(IReadOnlyList<DayOfWeek> Weekdays, int? Number, PeriodKind Period) : DateRule
{
    /// <summary>The largest number.</summary>
    public const int Most = 5;

    internal override bool Names(DateOnly date, RuleSurroundings around)
    {
        if (!Weekdays.Contains(date.DayOfWeek))
        {
            return false;
        }

        var (first, last) = Periods.Around(date, Period);
        return Number is { } number ? (date.DayNumber - first.DayNumber) / 7 == number - 1 : date.DayNumber + 7 > last.DayNumber;
    }
}
