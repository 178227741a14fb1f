namespace Weir.Jobs;

/// <summary>
/// A request to run a command, before anything is decided. Command, arguments, environment and directory are bytes: they
/// need not be UTF-8. Read and written by <see cref="SubmissionCodec"/>.
/// </summary>
public sealed record Submission
{
    /// <summary>The local data area's size in bytes: what submitter and job share.</summary>
    public const int LocalDataAreaSize = 1024;

    /// <summary>Drawn by the submitter; a repeated submission of the same user with the same key is the same submission.</summary>
    public required Guid Key { get; init; }

    /// <summary>The job's name.</summary>
    public required ObjectName Name { get; init; }

    /// <summary>How it came.</summary>
    public required WayIn Way { get; init; }

    /// <summary>Who becomes the command.</summary>
    public required SubmissionMode Mode { get; init; }

    /// <summary>Named defaults, <c>LIBRARY/NAME</c>.</summary>
    public QualifiedName JobDescription { get; init; } = QualifiedName.Default;

    /// <summary>The lane it waits in, <c>LIBRARY/NAME</c>.</summary>
    public QualifiedName JobQueue { get; init; } = QualifiedName.Default;

    /// <summary>The command and its arguments; never empty. With a script: the script's name and its arguments.</summary>
    public required IReadOnlyList<byte[]> Arguments { get; init; }

    /// <summary>The script's text, where one was submitted instead of a command; else <see langword="null"/>.</summary>
    public byte[]? Script { get; init; }

    /// <summary>Environment entries <c>NAME=value</c>.</summary>
    public IReadOnlyList<byte[]> Environment { get; init; } = [];

    /// <summary>Working directory, absolute.</summary>
    public required byte[] Directory { get; init; }

    /// <summary>File mode creation mask, 0 to 0777.</summary>
    public int Umask { get; init; } = 0x12;

    /// <summary>Resource limits of the submitter.</summary>
    public IReadOnlyList<ResourceLimit> ResourceLimits { get; init; } = [];

    /// <summary>Up to 1024 bytes handed from submitter to job, or <see langword="null"/>.</summary>
    public byte[]? LocalDataArea { get; init; }

    /// <summary>Ordered search path of libraries.</summary>
    public IReadOnlyList<ObjectName> LibraryList { get; init; } = [];

    /// <summary>The date the job works for; <see langword="null"/> keeps the schedule's.</summary>
    public DateOnly? JobDate { get; init; }

    /// <summary>1 goes first, 9 last, within its job queue.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>Whether its user holds it from the start.</summary>
    public bool Hold { get; init; }

    /// <summary>Units of named limits it needs while it runs.</summary>
    public IReadOnlyList<LimitNeed> Limits { get; init; } = [];

    /// <summary>The job variable that is to show its state, as its submitter named it, or <see langword="null"/>.</summary>
    public string? Monitor { get; init; }

    /// <summary>The password of that variable. Needed once: it is never stored.</summary>
    public string? MonitorPassword { get; init; }

    /// <summary>The service group it wishes to be in: <c>CONTROL.TYPE</c> or <c>NAME</c>; <see langword="null"/> leaves it to the policy.</summary>
    public ObjectName? Service { get; init; }

    /// <summary>The job this one repeats, where it is a rerun.</summary>
    public TrackingNumber? RerunOf { get; init; }
}
