using Weir.Jobs.Plans;

namespace Weir.Protocol.Rules;

/// <summary>What a job definition of type tracked says of jobs that go at once: their machine knows it before they start.</summary>
public sealed record TrackedDefinition
{
    public string Schedule { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Exit statuses that count as success; <see langword="null"/> is 0 only.</summary>
    public string? Ok { get; set; }

    /// <summary>What becomes of processes that outlive the command; <see langword="null"/> leaves it to the agent.</summary>
    public string? OnLeftovers { get; set; }

    /// <summary>What the machine does besides; <see langword="null"/> is nothing.</summary>
    public DefinedRun? Run { get; set; }
}
