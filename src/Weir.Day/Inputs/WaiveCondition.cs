using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Take a condition off one job of the day: it waits for that no more.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Number">The job.</param>
/// <param name="Condition">Which, as <see cref="Weir.Jobs.Plans.JobCondition"/> names it.</param>
public sealed record WaiveCondition(long Id, Caller Caller, TrackingNumber Number, string Condition) : JobRequest(Id, Caller, Number);
