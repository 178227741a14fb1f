namespace Weir.Schedules.Events;

/// <summary>Starts a schedule's day now, whatever its start time.</summary>
/// <param name="Day">The day.</param>
public sealed record StartScheduleAction(ScheduleTarget Day) : EventAction;
