using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Puts dates into a calendar, or takes them out.</summary>
/// <param name="Calendar">The calendar.</param>
/// <param name="Dates">The dates.</param>
/// <param name="Adds">Whether they are put in.</param>
public sealed record ChangeCalendarAction(ObjectName Calendar, IReadOnlyList<DateOnly> Dates, bool Adds) : EventAction;
