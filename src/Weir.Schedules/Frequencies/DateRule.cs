namespace Weir.Schedules.Frequencies;

/// <summary>A rule that names dates.</summary>
public abstract record DateRule
{
    private protected DateRule() { }

    /// <summary>What is done on days that are no working days where the frequency does not say.</summary>
    public virtual NonWorkingDay StandardNonWorking => NonWorkingDay.Before;

    /// <summary>Whether working days are looked at where the frequency does not say.</summary>
    public virtual DayType StandardDays => DayType.Working;
}
