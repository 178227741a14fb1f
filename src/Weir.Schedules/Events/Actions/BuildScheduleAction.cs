namespace Weir.Schedules.Events;

/// <summary>Plans a schedule's jobs for a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Held">Whether the day is held once it is built.</param>
public sealed record BuildScheduleAction(ScheduleTarget Day, bool Held) : EventAction;
