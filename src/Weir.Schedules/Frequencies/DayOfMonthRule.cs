namespace Weir.Schedules.Frequencies;

/// <summary>The n-th working day of each month, or its n-th day where all days are alike. One that there is not is none.</summary>
/// <param name="Day">1 to 31.</param>
public sealed record DayOfMonthRule(int Day) : DateRule
{
    /// <inheritdoc />
    public override NonWorkingDay StandardNonWorking => NonWorkingDay.On;

    /// <inheritdoc />
    public override PeriodKind? Within => PeriodKind.Month;

    /// <inheritdoc />
    public override bool Moves(DayType days) => days == DayType.Any;

    internal override bool Names(DateOnly date, RuleSurroundings around)
    {
        if (around.Days == DayType.Any)
        {
            return date.Day == Day;
        }

        if (date.Day < Day || !around.Working.Has(date))
        {
            return false;
        }

        var working = 0;
        for (var day = date.AddDays(1 - date.Day); day <= date && working <= Day; day = day.AddDays(1))
        {
            working += around.Working.Has(day) ? 1 : 0;
        }

        return working == Day;
    }
}
