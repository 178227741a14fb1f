using Weir.Jobs;

namespace Weir.Shepherd;

/// <summary>All that a shepherd needs to run a stored job; handed over as a file in memory on <see cref="Descriptor"/>.</summary>
public sealed record ShepherdOrder
{
    /// <summary>The descriptor that holds the order.</summary>
    public const int Descriptor = 3;

    public required TrackingNumber Number { get; init; }

    /// <summary>The job's folder, absolute.</summary>
    public required string Folder { get; init; }

    public required uint UserId { get; init; }

    public required uint GroupId { get; init; }

    /// <summary>Supplementary groups.</summary>
    public IReadOnlyList<uint> Groups { get; init; } = [];

    /// <summary>The group that may read the job's files, or <see langword="null"/>: the user's own.</summary>
    public uint? FilesGroupId { get; init; }

    /// <summary>The folder of the job's control group, or <see langword="null"/>.</summary>
    public string? Cgroup { get; init; }

    /// <summary>Where hints go, or <see langword="null"/>.</summary>
    public string? HintsSocket { get; init; }

    /// <summary>Entries <c>NAME=value</c> that go before the submission's own.</summary>
    public IReadOnlyList<byte[]> ExtraEnvironment { get; init; } = [];

    /// <summary>The bound of each file of output, or <see langword="null"/>.</summary>
    public OutputLimit? Output { get; init; }

    /// <summary>Whether its standard input is a pipe, to which answers are written.</summary>
    public bool IsAnswered { get; init; }

    public required Submission Submission { get; init; }
}
