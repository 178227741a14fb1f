using Weir.Jobs.Thresholds;

namespace Weir.Schedules.Events;

/// <summary>Gives a threshold that nothing uses another name.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="To">Its new name.</param>
public sealed record RenameThresholdAction(ThresholdName Threshold, ThresholdName To) : EventAction;
