using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Inputs;

/// <summary>Put one more job of a definition on a day of its schedule.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Name">The job definition's name.</param>
/// <param name="Date">The day.</param>
public sealed record AddJob(long Id, Caller Caller, ObjectName Schedule, ObjectName Name, DateOnly Date) : Input
{
    /// <summary>The frequency whose times count; <see langword="null"/>: the job's first.</summary>
    public ObjectName? Frequency { get; init; }

    /// <summary>What its command finds in its environment.</summary>
    public IReadOnlyList<JobProperty> Properties { get; init; } = [];

    /// <summary>Whether it is held until somebody releases it.</summary>
    public bool Held { get; init; }

    /// <summary>Whether it may open a day again that is completed.</summary>
    public bool Reopens { get; init; } = true;

    /// <summary>Why, in the caller's words; kept with the action.</summary>
    public string? Reason { get; init; }
}
