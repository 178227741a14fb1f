using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>The job that an event is about: the newest of its name on a day of a schedule.</summary>
/// <param name="Date">Which day.</param>
/// <param name="Schedule">Its schedule.</param>
/// <param name="Name">Its name.</param>
public readonly record struct JobTarget(EventDate Date, ObjectName Schedule, ObjectName Name)
{
    /// <inheritdoc />
    public override string ToString() => $"{Schedule}/{Name}{Date.Suffix}";
}
