namespace Weir.WhatIf.Comparisons;

/// <summary>How some of the jobs fared.</summary>
public sealed record GroupOutcome
{
    /// <summary>Their service group, or <see langword="null"/> where they are of several.</summary>
    public string? Group { get; init; }

    /// <summary>Their importance.</summary>
    public required int Importance { get; init; }

    /// <summary>How many they are.</summary>
    public required int Jobs { get; init; }

    /// <summary>How many of them were selected after Acceptable.</summary>
    public required int Late { get; init; }

    /// <summary>How many of them were selected after Critical; <see langword="null"/> where no group of theirs has that goal.</summary>
    public int? PastCritical { get; init; }

    /// <summary>
    /// How often they are late for each time that they are under first come, first served; <see langword="null"/> where they never are
    /// there.
    /// </summary>
    public double? Ratio { get; init; }

    /// <summary>Half of them waited at most so long.</summary>
    public required long MedianSeconds { get; init; }

    /// <summary>95 of 100 waited at most so long.</summary>
    public required long Percentile95Seconds { get; init; }

    /// <summary>None waited longer.</summary>
    public required long LongestSeconds { get; init; }
}
