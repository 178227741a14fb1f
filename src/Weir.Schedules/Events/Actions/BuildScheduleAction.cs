using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Schedules.Events;

/// <summary>Plans a schedule's jobs for a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Held">Whether the day is held once it is built.</param>
public sealed record BuildScheduleAction(ScheduleTarget Day, bool Held) : EventAction
{
    /// <summary>Whether jobs of it that wait are taken out and planned anew.</summary>
    public bool Replaces { get; init; }

    /// <summary>The instance that the definition names; <see langword="null"/>: all of them, or by the properties.</summary>
    public ObjectName? Instance { get; init; }

    /// <summary>What the jobs of the instance are told.</summary>
    public IReadOnlyList<JobProperty> Properties { get; init; } = [];
}
