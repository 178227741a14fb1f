using Weir.Jobs;
using Weir.Jobs.Changes;

namespace Weir.Day.Inputs;

/// <summary>Have a job that waits wait otherwise.</summary>
public sealed record ChangeJob(long Id, Caller Caller, TrackingNumber Number, JobChange Change) : JobRequest(Id, Caller, Number);
