using Weir.Linux;

namespace Weir.Ways.Slurm;

/// <summary>One line of what Slurm says of its jobs: a job, a task of an array, or the tasks of an array that still wait.</summary>
internal sealed record SlurmTask
{
    /// <summary>The array's number; of a job that is none its own.</summary>
    public required uint Job { get; init; }

    public required uint UserId { get; init; }

    /// <summary>Slurm's short word for its state, as <c>PD</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it waits, in Slurm's words.</summary>
    public required string Reason { get; init; }

    /// <summary>How it ended, as <c>wait</c> says it.</summary>
    public required ExitStatus Status { get; init; }

    public required long Priority { get; init; }

    /// <summary>When it began; <see langword="null"/> where it never ran.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>When it ended; <see langword="null"/> where it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string Account { get; init; }

    public required string Partition { get; init; }

    /// <summary>What <c>--dependency</c> said, and what is left of it; empty where there is none.</summary>
    public required string Dependency { get; init; }

    /// <summary>Which tasks of an array; empty where it is none.</summary>
    public required string Tasks { get; init; }

    /// <summary>Its name, in which each byte is one character.</summary>
    public required string Name { get; init; }

    public bool Waits => State is "PD" or "RH" or "RQ" or "RS" or "SE" or "RF";

    public bool IsCancelled => State is "CA" or "RV";

    /// <summary>Whether it is over. What completes still has processes.</summary>
    public bool IsOver => State is "CD" or "F" or "CA" or "TO" or "NF" or "OOM" or "BF" or "DL" or "PR" or "RV";

    /// <summary>How it counts: only what Slurm calls completed has succeeded.</summary>
    public ExitStatus Outcome
    {
        get
        {
            const int Failed = 1 << 8;
            return Status.Raw != 0 || State == "CD" ? Status
                : IsCancelled ? new ExitStatus(Signals.Terminate)
                : new ExitStatus(Failed);
        }
    }
}
