using Weir.Jobs.Thresholds;

namespace Weir.Schedules.Events;

/// <summary>Sets a threshold, or adds to it.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="To">Its value, or what is added.</param>
public sealed record SetThresholdAction(ThresholdName Threshold, ThresholdChange To) : EventAction;
