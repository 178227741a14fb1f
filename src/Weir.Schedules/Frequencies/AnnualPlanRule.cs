using Weir.Jobs;

namespace Weir.Schedules.Frequencies;

/// <summary>The dates of a calendar, also those that are no working days; or so many working days after or before each.</summary>
/// <param name="Calendar">The calendar's name.</param>
public sealed record AnnualPlanRule(ObjectName Calendar) : DateRule
{
    /// <inheritdoc />
    public override DayType StandardDays => DayType.Any;

    /// <inheritdoc />
    public override NonWorkingDay StandardNonWorking => NonWorkingDay.On;

    /// <inheritdoc />
    public override bool TakesOffset => true;

    /// <inheritdoc />
    public override bool Moves(DayType days) => false;

    internal override bool Names(DateOnly date, RuleSurroundings around)
    {
        if (around.Offset == 0)
        {
            return around.Working.IsIn(Calendar, date);
        }

        // A date of the calendar counts to this working day where as many working days lie from it, itself left out, to this one.
        if (!around.Working.Has(date))
        {
            return false;
        }

        var back = around.Offset > 0 ? -1 : 1;
        var left = Math.Abs(around.Offset) - 1;
        for (var (day, walked) = (date.AddDays(back), 1); left >= 0 && walked <= WorkingDays.LongestWalk; day = day.AddDays(back), walked++)
        {
            if (left == 0 && around.Working.IsIn(Calendar, day))
            {
                return true;
            }

            left -= around.Working.Has(day) ? 1 : 0;
        }

        return false;
    }
}
