namespace Weir.Schedules.Frequencies;

/// <summary>
/// The first or last working day of each period, or its first or last day where all days are alike; or so many working days
/// from it, within the period.
/// </summary>
/// <param name="Edge">The begin or the end.</param>
/// <param name="Period">A week, Sunday to Saturday, a month, a quarter or a year.</param>
public sealed record PeriodEdgeRule(PeriodEdge Edge, PeriodKind Period) : DateRule
{
    /// <inheritdoc />
    public override NonWorkingDay StandardNonWorking => NonWorkingDay.On;

    /// <inheritdoc />
    public override bool TakesOffset => true;

    /// <inheritdoc />
    public override PeriodKind? Within => Period;

    /// <inheritdoc />
    public override bool Moves(DayType days) => false;

    internal override bool Names(DateOnly date, RuleSurroundings around)
    {
        var (first, last) = Periods.Around(date, Period);
        var inwards = Edge == PeriodEdge.Begin ? 1 : -1;
        var day = Edge == PeriodEdge.Begin ? first : last;
        while (around.Days == DayType.Working && !around.Working.Has(day))
        {
            day = day.AddDays(inwards);
            if (day < first || day > last)
            {
                return false;
            }
        }

        var step = Math.Sign(around.Offset);
        for (var left = Math.Abs(around.Offset); left > 0; )
        {
            day = day.AddDays(step);
            if (day < first || day > last)
            {
                return false;
            }

            left -= around.Working.Has(day) ? 1 : 0;
        }

        return day == date;
    }
}
