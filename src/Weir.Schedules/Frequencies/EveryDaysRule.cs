namespace Weir.Schedules.Frequencies;

/// <summary>Every n-th calendar day from a date on. What is moved does not move those that follow.</summary>
/// <param name="Every">Every so many days, from 1.</param>
/// <param name="Since">The first date.</param>
/// <param name="EveryYear">Whether it is counted anew in each year, from that day of it to 31 December; a year without it has none.</param>
public sealed record EveryDaysRule(int Every, DateOnly Since, bool EveryYear = false) : DateRule
{
    /// <summary>The largest distance.</summary>
    public const int Most = 32_767;

    internal override bool Names(DateOnly date, RuleSurroundings around)
    {
        if (date < Since)
        {
            return false;
        }

        var first = Since;
        if (EveryYear)
        {
            if (Since.Day > DateTime.DaysInMonth(date.Year, Since.Month))
            {
                return false;
            }

            first = new DateOnly(date.Year, Since.Month, Since.Day);
        }

        return date >= first && (date.DayNumber - first.DayNumber) % Every == 0;
    }
}
