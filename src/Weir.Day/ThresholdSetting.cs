using Weir.Jobs.Thresholds;

namespace Weir.Day;

/// <summary>What a threshold was set to, or that it is gone.</summary>
/// <param name="Name">The threshold.</param>
/// <param name="Threshold">As it is now; <see langword="null"/> where it is gone.</param>
public sealed record ThresholdSetting(ThresholdName Name, Threshold? Threshold);
