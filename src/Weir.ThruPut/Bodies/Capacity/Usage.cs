namespace Weir.ThruPut;

/// <summary>What something used and may use.</summary>
/// <param name="Interval"><c>int</c>: in the last five minutes.</param>
/// <param name="Average"><c>avg</c>: over four hours.</param>
/// <param name="Limit"><see langword="null"/> where there is none.</param>
public readonly record struct Usage(decimal Interval, decimal Average, decimal? Limit);
