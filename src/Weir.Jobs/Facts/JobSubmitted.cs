using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>A submission passed the gate and has its number. What the server needs to decide; command bytes and environment stay on the machine.</summary>
public sealed record JobSubmitted(
    DateTimeOffset At,
    TrackingNumber Number,
    [property: JsonRequired] ObjectName Name,
    [property: JsonRequired] string User,
    [property: JsonRequired] TrackType TrackType,
    [property: JsonRequired] WayIn Way,
    [property: JsonRequired] SubmissionMode Mode) : JobFact(At, Number)
{
    /// <summary>The submitter's id on the machine; <see langword="null"/> from an older agent.</summary>
    public uint? UserId { get; init; }

    public QualifiedName JobDescription { get; set; } = QualifiedName.Default;

    public QualifiedName JobQueue { get; set; } = QualifiedName.Default;

    /// <summary>The rule's schedule.</summary>
    public ObjectName Schedule { get; set; } = ObjectName.Parse("AdHoc");

    /// <summary>The rule that matched, or <see langword="null"/>.</summary>
    public string? Rule { get; init; }

    public int Priority { get; set; } = 5;

    public bool Hold { get; init; }

    public IReadOnlyList<LimitNeed> Limits { get; set; } = [];

    /// <summary>The service group it wishes to be in, or <see langword="null"/>.</summary>
    public ObjectName? Service { get; init; }

    public DateOnly? JobDate { get; init; }

    /// <summary>The most processor time its resource limits allow, in seconds; <see langword="null"/> is no limit.</summary>
    public long? CpuLimitSeconds { get; init; }

    /// <summary>The most address space its resource limits allow, in KiB; <see langword="null"/> is no limit.</summary>
    public long? MemoryLimitKibibytes { get; init; }

    /// <summary>Redacted, printable, at most 200 characters.</summary>
    public string Command { get; set; } = "";

    public TrackingNumber? RerunOf { get; init; }

    /// <summary>The job variable that shows its state, or <see langword="null"/>.</summary>
    public string? Monitor { get; init; }

    /// <summary>Whether the agent lets it go by itself: it is only tracked, and nothing the submitter said holds it.</summary>
    public bool GoesAtOnce { get; init; }

    /// <summary>What the rule says of a rejected job: hold it (default), or let it run untracked by the schedule.</summary>
    public bool RunsWhenRejected { get; init; }
}
