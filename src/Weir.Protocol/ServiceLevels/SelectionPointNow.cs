namespace Weir.Protocol.ServiceLevels;

/// <summary>From which bucket a queue's jobs are selected now; low is good.</summary>
/// <param name="Ix">The mean bucket of the last five minutes with enough samples, 0 to 12; <see langword="null"/> with too few.</param>
/// <param name="Position">M to C.</param>
/// <param name="Trend">improving, steady, worsening or unknown.</param>
public sealed record SelectionPointNow(int? Ix, string? Position, string Trend)
{
    private const string Unknown = "unknown";

    /// <summary>The trend as people read it; it is unknown where it cannot be compared with the 15 minutes before the last.</summary>
    public string TrendInWords() => Trend == Unknown ? "no trend yet" : Trend;
}
