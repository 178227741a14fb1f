using System.Text.Json.Serialization;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Facts;

/// <summary>
/// A submission passed the gate and has its number. What the server needs to decide: the job's description, and what its machine made of
/// it. Command bytes and environment stay on the machine.
/// </summary>
[method: JsonConstructor]
public sealed record JobSubmitted(
    DateTimeOffset At,
    TrackingNumber Number,
    ObjectName Name,
    [property: JsonRequired] string User,
    [property: JsonRequired] TrackType TrackType,
    [property: JsonRequired] WayIn Way,
    [property: JsonRequired] SubmissionMode Mode
) : JobFact(At, Number)
{
    public JobSubmitted(
        DateTimeOffset at,
        TrackingNumber number,
        JobSpec spec,
        Submitter submitter,
        TrackType trackType,
        WayIn way,
        SubmissionMode mode
    )
        : this(at, number, spec.Name, submitter.User, trackType, way, mode) => (Spec, UserId) = (spec, submitter.UserId);

    /// <summary>
    /// The job's description. In a message its members, which follow, stand beside those of the fact, as they always have.
    /// </summary>
    [JsonIgnore]
    public JobSpec Spec { get; set; } = new() { Name = Name };

    [JsonRequired]
    public ObjectName Name
    {
        get => Spec.Name;
        init => Spec = Spec with { Name = value };
    }

    public QualifiedName JobDescription
    {
        get => Spec.JobDescription;
        set => Spec = Spec with { JobDescription = value };
    }

    public QualifiedName JobQueue
    {
        get => Spec.JobQueue;
        set => Spec = Spec with { JobQueue = value };
    }

    public int Priority
    {
        get => Spec.Priority;
        set => Spec = Spec with { Priority = value };
    }

    public IReadOnlyList<LimitNeed> Limits
    {
        get => Spec.Limits;
        set => Spec = Spec with { Limits = value };
    }

    public ObjectName? Service
    {
        get => Spec.Service;
        init => Spec = Spec with { Service = value };
    }

    public DateOnly? JobDate
    {
        get => Spec.JobDate;
        init => Spec = Spec with { JobDate = value };
    }

    public string? Monitor
    {
        get => Spec.Monitor;
        init => Spec = Spec with { Monitor = value };
    }

    /// <summary>The submitter's id on the machine; <see langword="null"/> from an older agent.</summary>
    public uint? UserId { get; init; }

    /// <summary>The rule's schedule.</summary>
    public ObjectName Schedule { get; set; } = ObjectName.Parse("AdHoc");

    /// <summary>The date of the schedule that the rule picks; <see langword="null"/>: it does not say.</summary>
    public ScheduleDateChoice? ScheduleDate { get; init; }

    /// <summary>The rule's frequency, or <see langword="null"/>.</summary>
    public ObjectName? Frequency { get; init; }

    /// <summary>The rule that matched, or <see langword="null"/>.</summary>
    public string? Rule { get; init; }

    public bool Hold { get; init; }

    /// <summary>
    /// What holds it besides Weir where it lies, in that system's words, until <see cref="ConditionMet"/>; at most 1,000 characters.
    /// </summary>
    public string? WaitsFor { get; init; }

    /// <summary>The most processor time its resource limits allow, in seconds; <see langword="null"/> is not a limit.</summary>
    public long? CpuLimitSeconds { get; init; }

    /// <summary>The most address space its resource limits allow, in KiB; <see langword="null"/> is not a limit.</summary>
    public long? MemoryLimitKibibytes { get; init; }

    /// <summary>Redacted, printable, at most 200 characters.</summary>
    public string Command { get; set; } = "";

    public TrackingNumber? RerunOf { get; init; }

    /// <summary>The job of the same machine that submitted it; <see langword="null"/> where none did.</summary>
    public TrackingNumber? Parent { get; init; }

    /// <summary>Whether it is put on its parent's schedule, by automatic tracking.</summary>
    public bool JoinsParent { get; init; }

    /// <summary>Whether the agent lets it go by itself: it is only tracked, and nothing the submitter said holds it.</summary>
    public bool GoesAtOnce { get; init; }

    /// <summary>What the rule says of a rejected job: hold it (default), or let it run untracked by the schedule.</summary>
    public bool RunsWhenRejected { get; init; }
}
