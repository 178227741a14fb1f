namespace Weir.Bench.Levels;

/// <summary>What one size cost, in microseconds and bytes.</summary>
internal sealed record Figures(
    double Counts,
    double Selection,
    double Arrival,
    double Place,
    double Bytes,
    double Beginning,
    double Listing,
    double Rebuilding,
    double Activation
);
