namespace Weir.ServiceLevels.History;

/// <summary>From which bucket jobs were selected in five minutes; lower is better. Delayed and exceptional jobs are left out.</summary>
/// <param name="From">The interval's beginning, on five minutes of the clock, UTC.</param>
/// <param name="LastSample">The last selection that counts.</param>
/// <param name="GeneralSum">Sum of the general jobs' buckets.</param>
/// <param name="GeneralSamples">General jobs selected.</param>
/// <param name="ProductionSum">Sum of the production jobs' buckets.</param>
/// <param name="ProductionSamples">Production jobs selected.</param>
public sealed record SelectionPoint(
    DateTimeOffset From,
    DateTimeOffset LastSample,
    int GeneralSum,
    int GeneralSamples,
    int ProductionSum,
    int ProductionSamples
)
{
    /// <summary>An interval with fewer samples says nothing.</summary>
    public const int LeastSamples = 3;

    /// <summary>Mean bucket of general jobs, rounded: 0 to 12; <see langword="null"/> with too few samples.</summary>
    public int? General =>
        GeneralSamples < LeastSamples ? null : (int)Math.Round((double)GeneralSum / GeneralSamples, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Mean bucket of production jobs: 0 to 7 or 12; a mean between them goes to the nearer. <see langword="null"/> with too few samples.
    /// </summary>
    public int? Production => ProductionSamples < LeastSamples ? null : Existing((double)ProductionSum / ProductionSamples);

    private static int Existing(double mean)
    {
        var nearest = (int)Math.Round(mean, MidpointRounding.AwayFromZero);
        return nearest is < 8 or 12 ? nearest
            : mean < 9.5 ? 7
            : 12;
    }
}
