namespace Weir.Schedules.Frequencies;

/// <summary>What becomes of a date that is no working day. Dates that meet are one date.</summary>
public enum NonWorkingDay
{
    /// <summary>The next working day is taken instead.</summary>
    After,

    /// <summary>The date stays.</summary>
    On,

    /// <summary>The working day before is taken instead.</summary>
    Before,

    /// <summary>The date is left out.</summary>
    Not,
}
