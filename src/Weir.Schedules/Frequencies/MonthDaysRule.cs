namespace Weir.Schedules.Frequencies;

/// <summary>Days of each month; what a month has not is none.</summary>
/// <param name="MonthDays">1 to 31, at least one; the original has 5, 10, 15, 20, 25 and 30.</param>
public sealed record MonthDaysRule(IReadOnlyList<int> MonthDays) : DateRule
{
    internal override bool Names(DateOnly date, RuleSurroundings around) => MonthDays.Contains(date.Day);
}
