using Weir.Jobs;

namespace Weir.Server.Events;

/// <summary>What an event came from: whose day is meant where it names none, and which job where it names that one.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its day.</param>
/// <param name="Job">The job, where it came from one.</param>
internal sealed record EventPlace(ObjectName Schedule, DateOnly Date, (TrackingNumber Number, ObjectName Name)? Job);
