using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Something outside tells how a job goes that runs elsewhere.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who pinged.</param>
/// <param name="Schedule">The schedule, by its key.</param>
/// <param name="Name">The job's name.</param>
/// <param name="ExitCode">How it ended, 0 to 255; <see langword="null"/>: it started.</param>
/// <param name="Text">What came with it, in the sender's words; <see langword="null"/> is nothing.</param>
public sealed record JobPinged(long Id, Caller Caller, ObjectName Schedule, ObjectName Name, int? ExitCode, string? Text) : Input;
