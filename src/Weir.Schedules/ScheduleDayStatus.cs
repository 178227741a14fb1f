namespace Weir.Schedules;

/// <summary>Where a schedule of the day is.</summary>
public enum ScheduleDayStatus
{
    /// <summary>Takes jobs and lets them go.</summary>
    Open,

    /// <summary>Takes jobs and lets none go.</summary>
    Held,

    /// <summary>Its day is past and its jobs are over.</summary>
    Closed,
}
