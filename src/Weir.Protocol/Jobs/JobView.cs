using System.Text.Json.Serialization;
using Weir.Jobs;

namespace Weir.Protocol.Jobs;

/// <summary>A job as everybody sees it. Times are UTC; names and codes are stable.</summary>
public sealed record JobView
{
    /// <param name="spec">What its submitter says of it.</param>
    public JobView(JobSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Spec = spec.ForServer();
    }

    [JsonConstructor]
    internal JobView() => Spec = new() { Name = default };

    /// <summary>The job's description. In a message its members stand beside those of the job, as they always have.</summary>
    [JsonIgnore]
    public JobSpec Spec { get; private set; }

    public required int Number { get; init; }

    /// <summary>The XML id: J and seven digits.</summary>
    public required string Id { get; init; }

    [JsonRequired]
    public ObjectName Name
    {
        get => Spec.Name;
        init => Spec = Spec with { Name = value };
    }

    public required string User { get; init; }

    public required string Machine { get; init; }

    public required string Schedule { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Exactly one of the job states: Waiting, Starting, Running, Succeeded ….</summary>
    public required string State { get; init; }

    /// <summary>All that hold it now; empty once it is let go.</summary>
    public required IReadOnlyList<HolderView> Holders { get; init; }

    /// <summary>
    /// The service group it is or was in under the active policy; <see langword="null"/> where it never stood in a queue.
    /// </summary>
    public string? Group { get; set; }

    /// <summary>The bucket it stands in, or was selected from: M to C.</summary>
    public string? Bucket { get; set; }

    /// <summary>Estimated time to its selection and what that rests on, where one job is asked for and waits.</summary>
    public string? Estimate { get; set; }

    /// <summary>When it is expected to start and to end, where one job is asked for and something is known.</summary>
    public ExpectedView? Expected { get; set; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int? ExitCode { get; set; }

    public int? Signal { get; set; }

    /// <summary>The job variable that shows its state, or <see langword="null"/>.</summary>
    public string? Monitor
    {
        get => Spec.Monitor;
        init => Spec = Spec with { Monitor = value };
    }

    /// <summary>
    /// What becomes of processes that outlive the command: kill, wait or keep; <see langword="null"/> leaves it to the machine.
    /// </summary>
    public string? OnLeftovers { get; set; }

    /// <summary>track, queue, passive or automatic.</summary>
    public required string TrackType { get; init; }

    /// <summary>submit, run, cron, at ….</summary>
    public required string Way { get; init; }

    /// <summary>stored, inPlace or spooled.</summary>
    public required string Mode { get; init; }

    [JsonRequired]
    public QualifiedName JobDescription
    {
        get => Spec.JobDescription;
        init => Spec = Spec with { JobDescription = value };
    }

    [JsonRequired]
    public QualifiedName JobQueue
    {
        get => Spec.JobQueue;
        init => Spec = Spec with { JobQueue = value };
    }

    [JsonRequired]
    public int Priority
    {
        get => Spec.Priority;
        init => Spec = Spec with { Priority = value };
    }

    public IReadOnlyList<LimitNeed> Limits
    {
        get => Spec.Limits;
        set => Spec = Spec with { Limits = value };
    }

    /// <summary>The service group asked for, by its submitter or its definition; the policy may know no such group.</summary>
    public ObjectName? Service
    {
        get => Spec.Service;
        init => Spec = Spec with { Service = value };
    }

    /// <summary>The command line for owner and operators, else <see langword="null"/>.</summary>
    public string? Command { get; set; }

    public string? Rule { get; set; }

    public DateOnly? JobDate
    {
        get => Spec.JobDate;
        init => Spec = Spec with { JobDate = value };
    }

    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Missed where it was not let go by then.</summary>
    public DateTimeOffset? LatestStart { get; set; }

    /// <summary>Late where it has not started by then.</summary>
    public DateTimeOffset? LateToStart { get; set; }

    /// <summary>Late where it has not ended by then.</summary>
    public DateTimeOffset? LateToFinish { get; set; }

    /// <summary>For how many seconds it may run before that is told.</summary>
    public long? MaxRunSeconds { get; set; }

    /// <summary>It must have ended by then.</summary>
    public DateTimeOffset? MustEndBy { get; set; }

    /// <summary>
    /// How it is not as it was promised: late-to-start, late-to-finish, over-run-time, about-to-be-late, late, running-long, running-short.
    /// </summary>
    public IReadOnlyList<string> Late { get; set; } = [];

    /// <summary>Of a container job: what the sub-schedule's day is called that runs in it.</summary>
    public string? Runs { get; set; }

    public int? ProcessId { get; set; }

    public long? CpuMicroseconds { get; set; }

    public long? PeakKibibytes { get; set; }

    public int? RerunOf { get; set; }

    /// <summary>The number of the job that submitted it.</summary>
    public int? Parent { get; set; }

    /// <summary>Whether automatic tracking put it on that job's schedule.</summary>
    public bool JoinedParent { get; set; }

    public string? ReasonCode { get; set; }

    public string? ReasonText { get; set; }

    public string? StartedBy { get; set; }

    public bool Exceptional { get; set; }
}
