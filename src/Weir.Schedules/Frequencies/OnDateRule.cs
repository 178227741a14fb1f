namespace Weir.Schedules.Frequencies;

/// <summary>One date, on request.</summary>
/// <param name="Date">The date.</param>
/// <param name="EveryYear">Whether it comes each year; 29 February then comes in leap years.</param>
public sealed record OnDateRule(DateOnly Date, bool EveryYear = false) : DateRule
{
    /// <inheritdoc />
    public override NonWorkingDay StandardNonWorking => NonWorkingDay.On;

    /// <inheritdoc />
    public override bool Moves(DayType days) => true;

    internal override bool Names(DateOnly date, RuleSurroundings around) =>
        EveryYear ? date.Month == Date.Month && date.Day == Date.Day : date == Date;
}
