namespace Weir.Schedules;

/// <summary>Why a schedule plans no run of a job.</summary>
public enum AbsenceReason
{
    /// <summary>Neither it nor its schedule has a frequency.</summary>
    NoFrequency,

    /// <summary>None of its frequencies is defined.</summary>
    UnknownFrequency,

    /// <summary>Its definition says that it is not built.</summary>
    NotBuilt,

    /// <summary>All of its frequencies are disabled.</summary>
    Disabled,

    /// <summary>A frequency that says that nothing is built comes before those that bring it.</summary>
    TakenAway,

    /// <summary>Its frequencies name dates, and none is left: they are no working days, in a calendar, or excluded.</summary>
    DatesRemoved,

    /// <summary>Its frequencies name no date, or one out of their period.</summary>
    NoDate,
}
