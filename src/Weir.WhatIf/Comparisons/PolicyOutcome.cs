using System.Text.Json.Serialization;

namespace Weir.WhatIf.Comparisons;

/// <summary>What became of the jobs under one policy.</summary>
public sealed record PolicyOutcome
{
    /// <summary>Its name.</summary>
    public required string Policy { get; init; }

    /// <summary>How it is told from the same policy without levels.</summary>
    [JsonIgnore]
    public string Title => CapacityLimit is null ? Policy : $"{Policy}, levels";

    /// <summary>The jobs by importance, the most important first.</summary>
    public required IReadOnlyList<GroupOutcome> Importances { get; init; }

    /// <summary>The jobs by service group, the most important and of them the shortest goals first.</summary>
    public required IReadOnlyList<GroupOutcome> Groups { get; init; }

    /// <summary>The mean bucket at which jobs were selected, over time.</summary>
    public required IReadOnlyList<SelectionPoint> SelectionPoints { get; init; }

    /// <summary>The longest wait of any job.</summary>
    public required long LongestSeconds { get; init; }

    /// <summary>The most that any job waited longer than under first come, first served.</summary>
    public required long MostLostSeconds { get; init; }

    /// <summary>The limit of each machine's average use whose levels held jobs back; <see langword="null"/> where none did.</summary>
    public double? CapacityLimit { get; init; }

    /// <summary>The highest average use of four hours of any machine, in jobs that ran at once.</summary>
    public required double PeakAverage { get; init; }

    /// <summary>The highest that the jobs of importance 1 alone made.</summary>
    public required double VitalPeak { get; init; }

    /// <summary>Jobs that were never selected.</summary>
    public required int NeverSelected { get; init; }
}
