namespace Weir.ServiceLevels.History;

/// <summary>How much of the history of service is kept.</summary>
/// <param name="SizesKept">How long queue sizes are kept.</param>
/// <param name="PointsKept">How long selection points are kept.</param>
/// <param name="RateOver">Over how long the rate of selection is measured.</param>
public sealed record HistorySettings(TimeSpan SizesKept, TimeSpan PointsKept, TimeSpan RateOver)
{
    /// <summary>What one selection point stands for; intervals begin on the clock's five minutes.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMinutes(5);

    /// <summary>15 minutes of queue sizes, 8 hours of points, the rate over 15 minutes.</summary>
    public static HistorySettings Default { get; } = new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(8), TimeSpan.FromMinutes(15));
}
