using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Say how a job that is over is to count.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Number">The job.</param>
/// <param name="As">ok, failed, review or fixed.</param>
/// <param name="Text">Why.</param>
public sealed record MarkJob(long Id, Caller Caller, TrackingNumber Number, string As, string? Text) : JobRequest(Id, Caller, Number);
