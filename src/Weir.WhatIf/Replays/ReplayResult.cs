namespace Weir.WhatIf.Replays;

/// <summary>What came of a replay.</summary>
/// <param name="Selected">For each arrival when it was selected; <see langword="null"/> where it never was.</param>
/// <param name="PeakAverage">The highest average use of four hours of any machine, in jobs that ran.</param>
/// <param name="VitalPeak">The highest that the jobs of importance 1 alone made.</param>
public sealed record ReplayResult(IReadOnlyList<DateTimeOffset?> Selected, double PeakAverage, double VitalPeak);
