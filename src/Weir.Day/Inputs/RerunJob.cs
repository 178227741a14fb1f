using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Submit a job that is over once more, under a new, linked number.</summary>
public sealed record RerunJob(long Id, Caller Caller, TrackingNumber Number) : JobRequest(Id, Caller, Number)
{
    /// <summary>Whether the new job is held.</summary>
    public bool Held { get; init; }

    /// <summary>Before when the new job does not start. UTC.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
