using Weir.Jobs;
using Weir.Jobs.Outputs;
using Weir.Jobs.Plans;

namespace Weir.Stores.Agent;

/// <summary>One row of the tracking log: where a submission is on this machine.</summary>
public sealed record JournalJob
{
    /// <summary>The code of what stands in a list for a row that cannot be read.</summary>
    public const string Unreadable = "unreadable";

    public required TrackingNumber Number { get; init; }

    public required ObjectName Name { get; init; }

    /// <summary>The submitter's name, for people to read.</summary>
    public required string User { get; init; }

    /// <summary>
    /// The submitter's id on this machine, by which the job is theirs; <see langword="null"/> of one that an older agent took in and
    /// forgot.
    /// </summary>
    public uint? UserId { get; init; }

    public required WayIn Way { get; init; }

    public required SubmissionMode Mode { get; init; }

    public required TrackedStatus Status { get; init; }

    /// <summary>When it reached this status, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Stable word for the reason, or <see langword="null"/>.</summary>
    public string? Code { get; init; }

    public string? Text { get; init; }

    /// <summary>The rule that matched, or <see langword="null"/>.</summary>
    public string? Rule { get; init; }

    /// <summary>What it is found by where it runs; <see langword="null"/> until it is let go.</summary>
    public ExecutionReference? Execution { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Set with the end, whatever it was; a row without it is still this agent's business.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public int? ExitCode { get; init; }

    public int? Signal { get; init; }

    /// <summary>The job variable that shows its state, as <c>$OWNER.NAME</c>, or <see langword="null"/>.</summary>
    public string? Monitor { get; init; }

    /// <summary>The four characters that name the job in that variable.</summary>
    public string? Tsn { get; init; }

    /// <summary>Exit statuses that count as success; <see langword="null"/> is 0 only.</summary>
    public string? Ok { get; init; }

    /// <summary>
    /// What becomes of processes that outlive its command, as its job definition says; <see langword="null"/> leaves it to the agent.
    /// </summary>
    public string? OnLeftovers { get; init; }

    /// <summary>Which job submitted it, and what holds for the jobs that it submits.</summary>
    public Lineage Lineage { get; init; } = Lineage.None;

    /// <summary>What its job definition has this machine do besides running it; <see langword="null"/> is nothing.</summary>
    public DefinedRun? Run { get; init; }

    /// <summary>How far this machine is with its output; <see langword="null"/>: nothing was to be done.</summary>
    public OutputState? Output { get; init; }

    /// <summary>When the next thing is to be done with its output; <see langword="null"/>: nothing is.</summary>
    public DateTimeOffset? OutputDue { get; init; }

    /// <summary>Whose it is, on this machine.</summary>
    public Owner OwnerOn(string machine) => new(machine, UserId, User);
}
