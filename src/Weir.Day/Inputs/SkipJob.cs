using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Pass a job over; it counts as done for those that wait for it.</summary>
public sealed record SkipJob(long Id, Caller Caller, TrackingNumber Number) : JobRequest(Id, Caller, Number);
