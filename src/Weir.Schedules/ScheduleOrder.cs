namespace Weir.Schedules;

/// <summary>Which of a schedule's jobs goes first where several may, and the order of service and priority says nothing.</summary>
public enum ScheduleOrder
{
    /// <summary>The one that may go for longest.</summary>
    Arrival,

    /// <summary>The one with the longest way to the end of the day, by how long jobs usually take.</summary>
    CriticalPath,
}
