using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Hold a job that waits.</summary>
public sealed record HoldJob(long Id, Caller Caller, TrackingNumber Number) : JobRequest(Id, Caller, Number);
