using Weir.Jobs;

namespace Weir.Server.Events;

/// <summary>What an event came from: whose day is meant where it names none, and which job where it names that one.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its day.</param>
/// <param name="Job">The job, where it came from one.</param>
internal sealed record EventPlace(ObjectName Schedule, DateOnly Date, (TrackingNumber Number, ObjectName Name)? Job)
{
    /// <summary>The schedule that it is an instance of, where it is one.</summary>
    public ObjectName? Of { get; init; }

    /// <summary>Which schedule's day a name means: within an instance its schedule is the instance itself.</summary>
    public ObjectName Meant(ObjectName schedule) => Of == schedule ? Schedule : schedule;
}
