using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>End a job, or never let it start.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Number">The job.</param>
/// <param name="Text">The caller's text.</param>
/// <param name="GraceSeconds">Seconds between TERM and KILL, 0 to 3600.</param>
public sealed record CancelJob(long Id, Caller Caller, TrackingNumber Number, string Text, int GraceSeconds)
    : JobRequest(Id, Caller, Number);
