namespace Weir.Schedules.Events;

/// <summary>Takes the jobs of a schedule's day out of it.</summary>
/// <param name="Day">The day.</param>
public sealed record DeleteScheduleAction(ScheduleTarget Day) : EventAction;
