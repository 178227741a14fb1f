namespace Weir.Schedules.Events;

/// <summary>Closes a schedule's day whose jobs are over.</summary>
/// <param name="Day">The day.</param>
public sealed record CloseScheduleAction(ScheduleTarget Day) : EventAction;
