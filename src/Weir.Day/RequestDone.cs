using Weir.Jobs;

namespace Weir.Day;

/// <summary>It was done.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Job">The job afterwards, the new one for a rerun; <see langword="null"/> where the request was not about a job.</param>
/// <param name="Text">What was done, one sentence.</param>
public sealed record RequestDone(long Request, Job? Job, string Text) : Answer(Request)
{
    /// <summary>The days that it was done to, where the schedule has several on the date.</summary>
    public IReadOnlyList<ObjectName> Days { get; init; } = [];

    /// <summary>The subject before, for the audit.</summary>
    public string? Before { get; init; }

    /// <summary>The subject afterwards, for the audit.</summary>
    public string? After { get; init; }
}
