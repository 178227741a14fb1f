using System.Diagnostics.CodeAnalysis;

namespace Weir.Jobs;

/// <summary>
/// A request to run a command, before anything is decided: a job's description, and what is to run. Command, arguments, environment and
/// directory are bytes: they need not be UTF-8. Read and written by <see cref="SubmissionCodec"/>.
/// </summary>
public sealed record Submission : JobSpec
{
    public Submission() { }

    /// <summary>A submission of this description.</summary>
    [SetsRequiredMembers]
    public Submission(JobSpec spec, Guid key, WayIn way, SubmissionMode mode, IReadOnlyList<byte[]> arguments, byte[] directory)
        : base(spec) => (Key, Way, Mode, Arguments, Directory) = (key, way, mode, arguments, directory);

    /// <summary>Drawn by the submitter; a repeated submission of the same user with the same key is the same submission.</summary>
    public required Guid Key { get; init; }

    /// <summary>How it came.</summary>
    public required WayIn Way { get; init; }

    /// <summary>Who becomes the command.</summary>
    public required SubmissionMode Mode { get; init; }

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

    /// <summary>Whether its user holds it from the start.</summary>
    public bool Hold { get; init; }

    /// <summary>The password of the variable that shows its state. Needed once: it is never stored.</summary>
    public string? MonitorPassword { get; init; }

    /// <summary>
    /// What holds it besides Weir where it lies, in that system's words; its agent says when that is done with. It is asked for there and
    /// not kept.
    /// </summary>
    public string? WaitsFor { get; init; }

    /// <summary>The job this one repeats, where it is a rerun.</summary>
    public TrackingNumber? RerunOf { get; init; }

    /// <summary>For what its placeholders are filled at its start; <see langword="null"/>: it is not looked through for any.</summary>
    public FilledFor? FilledFor { get; init; }
}
