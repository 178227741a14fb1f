namespace Weir.Schedules;

/// <summary>Where a schedule of the day is.</summary>
public enum ScheduleDayStatus
{
    /// <summary>Takes jobs and lets them go.</summary>
    Open,

    /// <summary>Takes jobs and lets none go.</summary>
    Held,

    /// <summary>Its jobs are over, and its day is past or an operator has closed it.</summary>
    Closed,

    /// <summary>Its jobs are being planned; none goes before all are there.</summary>
    Building,

    /// <summary>It was built, and all its jobs are over; one more job opens it again.</summary>
    Completed,
}
