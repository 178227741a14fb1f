using Weir.Jobs.Thresholds;

namespace Weir.Schedules.Events;

/// <summary>Deletes a threshold that nothing uses.</summary>
/// <param name="Threshold">The threshold.</param>
public sealed record DeleteThresholdAction(ThresholdName Threshold) : EventAction;
