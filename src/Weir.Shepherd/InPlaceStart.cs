namespace Weir.Shepherd;

/// <summary>What a process that waited at the gate becomes when it is let go.</summary>
public sealed record InPlaceStart
{
    public required int Number { get; init; }

    /// <summary>The folder for what this process reports, absolute; it belongs to this process' user.</summary>
    public required string Folder { get; init; }

    /// <summary>The job's folder, absolute; <see langword="null"/> where an older agent has only the one above.</summary>
    public string? JobFolder { get; init; }

    public required IReadOnlyList<byte[]> Programs { get; init; }

    public required IReadOnlyList<byte[]> Arguments { get; init; }

    public required IReadOnlyList<byte[]> Environment { get; init; }

    public required Linux.SignalState Signals { get; init; }

    public byte[]? LocalDataArea { get; init; }

    public string? HintsSocket { get; init; }

    /// <summary>Limits that this process raised for itself and the command is to have as they were.</summary>
    public IReadOnlyList<(int Resource, ulong Soft, ulong Hard)> Limits { get; init; } = [];

    /// <summary>Whether the command begins a session of its own, as this process did.</summary>
    public bool NewSession { get; init; }

    /// <summary>The control group that the command begins its life in, or <see langword="null"/>: this process' own.</summary>
    public string? Cgroup { get; init; }
}
