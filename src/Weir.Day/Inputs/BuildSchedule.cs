using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Inputs;

/// <summary>Plan a schedule's jobs for a day. What is planned already stays; what the definitions have besides is added.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Schedule">The schedule, or an instance of one.</param>
/// <param name="Date">Its day; <see langword="null"/> is today.</param>
/// <param name="Held">Whether the day is held once it is built; one that is past always is.</param>
/// <param name="Replaces">Whether jobs of it that wait are taken out and planned anew.</param>
public sealed record BuildSchedule(long Id, Caller Caller, ObjectName Schedule, DateOnly? Date, bool Held, bool Replaces = false) : Input
{
    /// <summary>The instance that the definition names; <see langword="null"/>: all of them, or by the properties.</summary>
    public ObjectName? Instance { get; init; }

    /// <summary>What the jobs of the instance are told.</summary>
    public IReadOnlyList<JobProperty> Properties { get; init; } = [];
}
