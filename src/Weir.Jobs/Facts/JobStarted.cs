using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>The command runs.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="ProcessId">The command's process id.</param>
/// <param name="Cgroup">The job's cgroup below the mount, or <see langword="null"/>.</param>
public sealed record JobStarted(DateTimeOffset At, TrackingNumber Number, [property: JsonRequired] int ProcessId, string? Cgroup)
    : JobFact(At, Number)
{
    /// <summary>What becomes of processes that outlive the command, where that is not <c>wait</c>.</summary>
    public string? OnLeftovers { get; init; }
}
