namespace Weir.WhatIf.Comparisons;

/// <summary>The mean bucket at which jobs were selected in a part of the time.</summary>
/// <param name="From">Where the part begins, UTC.</param>
/// <param name="Jobs">How many were selected.</param>
/// <param name="Bucket">0 to 12; <see langword="null"/> where too few were selected to say.</param>
public sealed record SelectionPoint(DateTimeOffset From, int Jobs, double? Bucket);
