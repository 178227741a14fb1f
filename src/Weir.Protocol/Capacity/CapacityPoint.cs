namespace Weir.Protocol.Capacity;

/// <summary>Five minutes.</summary>
/// <param name="Start">When they began, UTC.</param>
/// <param name="Use">What was used in them.</param>
/// <param name="Batch">Of it by Weir's jobs.</param>
/// <param name="Average">The average of the four hours that ended with them; what is missing counts as zero.</param>
/// <param name="Limit">The limit that counted then; <see langword="null"/> where there was none.</param>
/// <param name="Level">The level of that limit, 1 to 5; <see langword="null"/> for none.</param>
/// <param name="Capped">The share of them, 0 to 1, in which the machine was kept from its processors.</param>
/// <param name="InSync">Whether every sample came, by a clock that is right.</param>
/// <param name="Samples">Of a machine, how many of thirty samples came.</param>
public sealed record CapacityPoint(
    DateTimeOffset Start,
    double Use,
    double Batch,
    double Average,
    double? Limit,
    int? Level,
    double Capped,
    bool InSync,
    int Samples
)
{
    /// <summary>Of a machine, the highest level of all that it is added up to, 1 to 5; <see langword="null"/> for none.</summary>
    public int? CapLevel { get; set; }

    /// <summary>Of a machine, whose limit gave that, as a sentence has it.</summary>
    public string? CapReason { get; set; }
}
