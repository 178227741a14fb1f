using Weir.Jobs.Plans;

namespace Weir.Jobs.Orders;

/// <summary>Let the job go now (the original's TX1). Refused by the agent where the job has started, was cancelled or is unknown.</summary>
/// <param name="Number">The job.</param>
/// <param name="By">The operator who started it by force, or <see langword="null"/> where it was its turn.</param>
public sealed record Start(TrackingNumber Number, string? By) : Order(Number)
{
    /// <summary>The job variable that its job definition names, where the submission named none.</summary>
    public string? Monitor { get; init; }

    /// <summary>Exit statuses that its job definition counts as success; <see langword="null"/> is 0 only.</summary>
    public string? Ok { get; init; }

    /// <summary>
    /// What its job definition says becomes of processes that outlive the command: kill, wait or keep; <see langword="null"/> leaves it to
    /// the agent.
    /// </summary>
    public string? OnLeftovers { get; init; }

    /// <summary>What its job definition has the machine do besides; <see langword="null"/> is nothing.</summary>
    public DefinedRun? Run { get; init; }
}
