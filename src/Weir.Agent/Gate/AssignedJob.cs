using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Agent.Gate;

/// <summary>What the server has assigned to a job before its machine takes it in.</summary>
/// <param name="Number">Its tracking number.</param>
/// <param name="Ok">Exit statuses that count as success; <see langword="null"/> is 0 only.</param>
/// <param name="OnLeftovers">What becomes of processes that outlive the command; <see langword="null"/> leaves it to the agent.</param>
internal sealed record AssignedJob(TrackingNumber Number, string? Ok = null, string? OnLeftovers = null)
{
    /// <summary>What its job definition has this machine do besides; <see langword="null"/> is nothing.</summary>
    public DefinedRun? Run { get; init; }

    /// <summary>Whether it waits for the server's order to start, also where it would go at once.</summary>
    public bool Waits { get; init; }

    /// <summary>Whether it is refused where the variable that it names is not its user's to write.</summary>
    public bool NeedsMonitor { get; init; }
}
