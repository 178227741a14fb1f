using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Lift the holds on a job that the caller may lift.</summary>
public sealed record ReleaseJob(long Id, Caller Caller, TrackingNumber Number) : JobRequest(Id, Caller, Number);
