using Weir.Execution;

namespace Weir.Agent.Machine;

/// <summary>What is true about a job beside its row, at the moment of a decision.</summary>
/// <param name="Now">The time.</param>
/// <param name="Clock">A clock that nobody sets.</param>
/// <param name="Machine">What is true of the machine.</param>
/// <param name="Memory">What this agent remembers of the job.</param>
/// <param name="Execution">What is true of it where it runs.</param>
internal sealed record JobSnapshot(
    DateTimeOffset Now,
    TimeSpan Clock,
    MachineSnapshot Machine,
    JobMemory Memory,
    ExecutionSnapshot Execution
)
{
    /// <summary>Whether a process waits in place for it, connected.</summary>
    public bool HasWaiter { get; init; }

    /// <summary>That process.</summary>
    public int? WaiterProcess { get; init; }

    /// <summary>
    /// Whether its folder is shut, so that nobody can start it any more; <see langword="null"/> where that was not tried.
    /// </summary>
    public bool? IsSealed { get; init; }

    /// <summary>What it has written that its definition looks for; <see langword="null"/>: nobody looked.</summary>
    public OutputSeen? Output { get; init; }

    /// <summary>What its shepherd said of a variable that it cannot write.</summary>
    public string? VariableLost { get; init; }
}
