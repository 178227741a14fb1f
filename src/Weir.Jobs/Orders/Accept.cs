using Weir.Jobs.Plans;

namespace Weir.Jobs.Orders;

/// <summary>The schedule took the job; it waits (the original's TI1).</summary>
public sealed record Accept(TrackingNumber Number) : Order(Number)
{
    /// <summary>The job variable that its job definition names, where the submission named none.</summary>
    public string? Monitor { get; init; }

    /// <summary>A condition on job variables that is to be watched for it; told by <see cref="Facts.ConditionMet"/>.</summary>
    public string? When { get; init; }

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
