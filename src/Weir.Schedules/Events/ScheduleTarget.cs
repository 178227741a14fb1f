using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>The day of a schedule that an event is about.</summary>
/// <param name="Date">Which day.</param>
/// <param name="Schedule">The schedule.</param>
public readonly record struct ScheduleTarget(EventDate Date, ObjectName Schedule)
{
    /// <inheritdoc />
    public override string ToString() => $"{Schedule}{Date.Suffix}";
}
