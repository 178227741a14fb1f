namespace Weir.Schedules.Frequencies;

/// <summary>Whether a rule looks at working days.</summary>
public enum DayType
{
    /// <summary>Only working days are counted, and a date that is none is moved.</summary>
    Working,

    /// <summary>All days are alike.</summary>
    Any,
}
