using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Weir.Jobs.Json;
using Weir.Jobs.Plans;
using Weir.Jobs.Thresholds;
using Weir.Jobs.Values;

namespace Weir.Jobs;

/// <summary>What the server knows about one job: its description, and what became of it. Times are UTC.</summary>
public sealed record Job : JobSpec
{
    public Job() { }

    /// <summary>A job of this description that waits.</summary>
    [SetsRequiredMembers]
    public Job(
        JobSpec spec,
        TrackingNumber number,
        Owner owner,
        ObjectName schedule,
        DateOnly scheduleDate,
        TrackType trackType,
        WayIn way,
        SubmissionMode mode,
        DateTimeOffset submittedAt
    )
        : base(spec)
    {
        (Number, Machine, UserId, User) = (number, owner.Machine, owner.UserId, owner.User);
        (Schedule, ScheduleDate, State, TrackType) = (schedule, scheduleDate, JobState.Waiting, trackType);
        (Way, Mode, SubmittedAt) = (way, mode, submittedAt);
    }

    public required TrackingNumber Number { get; init; }

    /// <summary>The submitter, who is also the user it runs as, by name.</summary>
    public required string User { get; init; }

    /// <summary>
    /// The same by the id on its machine, which says whose it is; <see langword="null"/> of one that an older Weir took in.
    /// </summary>
    public uint? UserId { get; init; }

    /// <summary>The machine whose agent saw it.</summary>
    public required string Machine { get; init; }

    [JsonConverter(typeof(DayNameConverter))]
    public required ObjectName Schedule { get; init; }

    /// <summary>The day whose schedule it is on.</summary>
    public required DateOnly ScheduleDate { get; init; }

    public required JobState State { get; init; }

    public required TrackType TrackType { get; init; }

    public required WayIn Way { get; init; }

    public required SubmissionMode Mode { get; init; }

    /// <summary>The command line, redacted and made printable, at most 200 characters.</summary>
    public string Command { get; set; } = "";

    /// <summary>The tracking rule that matched, or <see langword="null"/>.</summary>
    public string? Rule { get; init; }

    /// <summary>Holds that people or a rule set and that only they lift. Holders that follow from the day are not stored.</summary>
    public IReadOnlyList<Holder> Holds { get; set; } = [];

    /// <summary>Not to be started before, or <see langword="null"/>.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Where it has not been let go by then it is missed, or <see langword="null"/>.</summary>
    public DateTimeOffset? LatestStart { get; init; }

    /// <summary>By when it is to start and to end, and how long it is to run; <see langword="null"/>: nothing is watched.</summary>
    public JobPromise? Promise { get; init; }

    /// <summary>Which promises it has broken; each was told once.</summary>
    public IReadOnlyList<Lateness> Lateness { get; set; } = [];

    /// <summary>What its schedule planned it as; <see langword="null"/> of a job that somebody submitted.</summary>
    public JobPlan? Plan { get; init; }

    /// <summary>The other jobs that it depends on.</summary>
    public IReadOnlyList<JobDependency> Dependencies { get; set; } = [];

    /// <summary>The thresholds that it waits for.</summary>
    public IReadOnlyList<ThresholdNeed> Thresholds { get; set; } = [];

    /// <summary>Expressions that must be true for it to start.</summary>
    public IReadOnlyList<ExpressionText> Expressions { get; set; } = [];

    /// <summary>Conditions of its definition that an operator took off it.</summary>
    public IReadOnlyList<WaivedCondition> Waived { get; set; } = [];

    /// <summary>Exit statuses that count as success.</summary>
    public ExitCodes Ok { get; set; } = ExitCodes.ZeroOnly;

    /// <summary>What is done after a failure of a job that somebody submitted; <see langword="null"/> is nothing.</summary>
    public Retry? Retry { get; init; }

    /// <summary>How many jobs before this one, that somebody submitted, failed and were repeated.</summary>
    public int Attempt { get; init; }

    /// <summary>What its job definition has its machine do; <see langword="null"/> is nothing.</summary>
    public DefinedRun? Run { get; init; }

    /// <summary>Which of its values are not only what was submitted.</summary>
    public IReadOnlyList<JobOverride> Overrides { get; set; } = [];

    /// <summary>What becomes of processes that outlive the command; <see langword="null"/> leaves it to the machine.</summary>
    public OnLeftovers? OnLeftovers { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>0 to 255; <see langword="null"/> before the end and where a signal ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal that ended it, or <see langword="null"/>.</summary>
    public int? Signal { get; init; }

    /// <summary>The command's process id on its machine, from its start on.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Processor time in microseconds, from its end on.</summary>
    public long? CpuMicroseconds { get; init; }

    /// <summary>Largest resident size in KiB, from its end on.</summary>
    public long? PeakKibibytes { get; init; }

    /// <summary>The most processor time its resource limits allow, in seconds; <see langword="null"/> is not a limit.</summary>
    public long? CpuLimitSeconds { get; init; }

    /// <summary>The most address space its resource limits allow, in KiB; <see langword="null"/> is not a limit.</summary>
    public long? MemoryLimitKibibytes { get; init; }

    /// <summary>The job this one repeats.</summary>
    public TrackingNumber? RerunOf { get; init; }

    /// <summary>The job that submitted it; <see langword="null"/> where none did, or nobody looked.</summary>
    public TrackingNumber? Parent { get; init; }

    /// <summary>Whether automatic tracking put it on its parent's schedule.</summary>
    public bool JoinedParent { get; init; }

    /// <summary>A condition on job variables of its machine that holds it until it becomes true.</summary>
    public string? When { get; init; }

    /// <summary>Why it was rejected, could not start, was lost or was cancelled: stable code.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>The same as a sentence.</summary>
    public string? ReasonText { get; init; }

    /// <summary>Who started it by force, and where: <c>alice at the machine</c>.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Started by force, rerun, moved, or its group changed under it: its waiting time would mislead statistics.</summary>
    public bool Exceptional { get; init; }

    /// <summary>The service group it is in under the active policy, from the moment it joins its queue.</summary>
    public ObjectName? Group { get; init; }

    /// <summary>When it joined its service queue.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Its age when its ageing clock last stopped, went on or was changed; at selection, its age then.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>What its ageing clock showed then; <see langword="null"/> while that stands still for this job.</summary>
    public DateTimeOffset? AgeFrom { get; init; }

    /// <summary>When it was selected.</summary>
    public DateTimeOffset? SelectedAt { get; init; }

    /// <summary>The bucket it was selected from, 0 to 12.</summary>
    public int? SelectedBucket { get; init; }

    /// <summary>Whether it runs where Weir starts nothing: pings say when it starts and how it ends.</summary>
    public bool RunsElsewhere() => Plan is { Command: null, Container: null };

    /// <summary>Whether the jobs of a sub-schedule's day run in it, and no process of its own.</summary>
    public bool IsContainer() => Plan is { Container: not null };

    /// <summary>Whether no machine of Weir's has a process for it.</summary>
    public bool HasNoProcess() => Plan is { Command: null };

    /// <summary>What the sub-schedule's day is called that runs in it; <see langword="null"/> where none does.</summary>
    public ObjectName? SubDay() => Plan?.Container is { } container ? new ContainerRef(Schedule, Name).DayName(container.Runs) : null;

    /// <summary>Whose it is.</summary>
    public Owner OwnerOf() => new(Machine, UserId, User);
}
