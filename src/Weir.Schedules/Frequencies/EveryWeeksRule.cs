namespace Weir.Schedules.Frequencies;

/// <summary>Weekdays of every n-th week, Sunday to Saturday, counted from that of a date, and not before the date.</summary>
/// <param name="Weekdays">The weekdays, at least one.</param>
/// <param name="Every">Every so many weeks, from 1.</param>
/// <param name="Since">The first date.</param>
public sealed record EveryWeeksRule(IReadOnlyList<DayOfWeek> Weekdays, int Every, DateOnly Since) : DateRule
{
    /// <summary>The largest distance.</summary>
    public const int Most = 520;

    internal override bool Names(DateOnly date, RuleSurroundings around) =>
        date >= Since
        && Weekdays.Contains(date.DayOfWeek)
        && (Periods.SundayOf(date).DayNumber - Periods.SundayOf(Since).DayNumber) / 7 % Every == 0;
}
