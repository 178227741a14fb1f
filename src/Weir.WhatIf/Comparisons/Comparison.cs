namespace Weir.WhatIf.Comparisons;

/// <summary>What the same jobs would have met under first come, first served and under each policy.</summary>
public sealed record Comparison
{
    /// <summary>Where the jobs are from.</summary>
    public required string Source { get; init; }

    /// <summary>Jobs replayed.</summary>
    public required int Jobs { get; init; }

    /// <summary>Jobs of the source that never ran and were not replayed.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The first arrival.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last arrival.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Slots of all machines.</summary>
    public required int Slots { get; init; }

    /// <summary>How busy the jobs keep the slots: 0.85 is 85 %.</summary>
    public required double Load { get; init; }

    /// <summary>The policy whose groups, goals and importances all are judged by: the first one named.</summary>
    public required string Goals { get; init; }

    /// <summary>First come, first served, then the policies as they were named.</summary>
    public required IReadOnlyList<PolicyOutcome> Outcomes { get; init; }
}
