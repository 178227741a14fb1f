using Weir.Capacity.Levels;
using Weir.ServiceLevels.Policies;

namespace Weir.WhatIf.Replays;

/// <summary>Whether capacity is limited in a replay.</summary>
public sealed record ReplayedCapacity
{
    /// <summary>It is measured, and limits nothing.</summary>
    public static ReplayedCapacity Measured { get; } = new();

    /// <summary>The limit of each machine's average of four hours, in jobs that run; <see langword="null"/> is none.</summary>
    public double? Limit { get; init; }

    /// <summary>The levels of the limit.</summary>
    public LevelSettings Levels { get; init; } = LevelSettings.Usual;

    /// <summary>The policy that says which jobs are of importance 1; <see langword="null"/> is the one that is replayed.</summary>
    public ServicePolicy? Goals { get; init; }
}
