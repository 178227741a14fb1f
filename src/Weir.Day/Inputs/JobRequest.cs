using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Somebody wants something done with a job; answered by <see cref="RequestDone"/> or <see cref="RequestRefused"/>.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Number">The job.</param>
public abstract record JobRequest(long Id, Caller Caller, TrackingNumber Number) : Input
{
    /// <summary>Why, in the caller's words; kept with the action.</summary>
    public string? Reason { get; init; }
}
