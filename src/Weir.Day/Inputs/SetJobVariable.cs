using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Write a text into a job variable of a job's machine, as the job's user.</summary>
public sealed record SetJobVariable(long Id, Caller Caller, TrackingNumber Number, string Variable, string Text)
    : JobRequest(Id, Caller, Number);
