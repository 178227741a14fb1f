namespace Weir.Schedules.Frequencies;

/// <summary>A rule that names dates.</summary>
public abstract record DateRule
{
    private protected DateRule() { }

    /// <summary>Whether working days are looked at where the frequency does not say.</summary>
    public virtual DayType StandardDays => DayType.Working;

    /// <summary>What becomes of days that are no working days where the frequency does not say.</summary>
    public virtual NonWorkingDay StandardNonWorking => NonWorkingDay.Before;

    /// <summary>Whether a frequency of this rule may have an offset.</summary>
    public virtual bool TakesOffset => false;

    /// <summary>The periods whose number of working days bounds an offset; <see langword="null"/> is none.</summary>
    public virtual PeriodKind? Within => null;

    /// <summary>Whether a date that it names is moved where that is no working day.</summary>
    public virtual bool Moves(DayType days) => days == DayType.Working;

    /// <summary>Whether it names a date, before that is moved.</summary>
    internal abstract bool Names(DateOnly date, RuleSurroundings around);
}
