namespace Weir.Linux;

/// <summary>What a child becomes. What is <see langword="null"/> stays as it is in the parent.</summary>
public sealed record LaunchPlan
{
    /// <summary>Paths tried in order, as a search of <c>PATH</c> gives them.</summary>
    public required IReadOnlyList<byte[]> Programs { get; init; }

    /// <summary>The arguments, the program's name first.</summary>
    public required IReadOnlyList<byte[]> Arguments { get; init; }

    public required IReadOnlyList<byte[]> Environment { get; init; }

    /// <summary>Which signals it ignores and blocks.</summary>
    public required SignalState Signals { get; init; }

    public byte[]? Folder { get; init; }

    public int? Umask { get; init; }

    public (uint User, uint Group, IReadOnlyList<uint> Groups)? Identity { get; init; }

    public IReadOnlyList<(int Resource, ulong Soft, ulong Hard)> Limits { get; init; } = [];

    /// <summary>Descriptors that become standard input, output and error.</summary>
    public (int Input, int Output, int Error)? Streams { get; init; }

    /// <summary>Whether descriptors from 3 upwards are closed; else those not marked to close on exec are kept.</summary>
    public bool CloseOthers { get; init; }

    public bool NewSession { get; init; }

    /// <summary>The control group it begins its life in.</summary>
    public JobCgroup? Cgroup { get; init; }
}
