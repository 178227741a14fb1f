using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Start a job now, whatever holds it.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Number">The job.</param>
/// <param name="Held">Only go past the schedule's no; the job stays held in its job queue.</param>
public sealed record StartJob(long Id, Caller Caller, TrackingNumber Number, bool Held) : JobRequest(Id, Caller, Number);
