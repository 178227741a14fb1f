namespace Weir.Schedules.Events;

/// <summary>Lets the jobs of a schedule's day go again.</summary>
/// <param name="Day">The day.</param>
public sealed record ReleaseScheduleAction(ScheduleTarget Day) : EventAction;
