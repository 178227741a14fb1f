namespace Weir.Schedules.Events;

/// <summary>Lets no job of a schedule's day go.</summary>
/// <param name="Day">The day.</param>
public sealed record HoldScheduleAction(ScheduleTarget Day) : EventAction;
