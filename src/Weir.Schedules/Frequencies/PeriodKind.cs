namespace Weir.Schedules.Frequencies;

/// <summary>Periods of the calendar.</summary>
public enum PeriodKind
{
    /// <summary>Sunday to Saturday.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months, from January, April, July and October on.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,
}
