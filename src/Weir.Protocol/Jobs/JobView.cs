namespace Weir.Protocol.Jobs;

/// <summary>A job as everybody sees it. Times are UTC; names and codes are stable.</summary>
public sealed record JobView
{
    public required int Number { get; init; }

    /// <summary>The XML id: J and seven digits.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string User { get; init; }

    public required string Machine { get; init; }

    public required string Schedule { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Exactly one of the job states: Waiting, Starting, Running, Succeeded ….</summary>
    public required string State { get; init; }

    /// <summary>All that hold it now; empty once it is let go.</summary>
    public required IReadOnlyList<HolderView> Holders { get; init; }

    /// <summary>Position in the ageing queues, once there are service levels.</summary>
    public string? Bucket { get; init; }

    /// <summary>Estimated time to its selection, once there are service levels.</summary>
    public string? Estimate { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int? ExitCode { get; init; }

    public int? Signal { get; init; }

    /// <summary>The monitoring variable, once there are job variables.</summary>
    public string? Monitor { get; init; }

    /// <summary>track, queue, passive or automatic.</summary>
    public required string TrackType { get; init; }

    /// <summary>submit, run, cron, at ….</summary>
    public required string Way { get; init; }

    /// <summary>stored, inPlace or spooled.</summary>
    public required string Mode { get; init; }

    public required string JobDescription { get; init; }

    public required string JobQueue { get; init; }

    public required int Priority { get; init; }

    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The command line for owner and operators, else <see langword="null"/>.</summary>
    public string? Command { get; init; }

    public string? Rule { get; init; }

    public DateOnly? JobDate { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public int? ProcessId { get; init; }

    public long? CpuMicroseconds { get; init; }

    public long? PeakKibibytes { get; init; }

    public int? RerunOf { get; init; }

    public string? ReasonCode { get; init; }

    public string? ReasonText { get; init; }

    public string? StartedBy { get; init; }

    public bool Exceptional { get; init; }
}
