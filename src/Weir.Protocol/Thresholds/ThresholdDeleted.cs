namespace Weir.Protocol.Thresholds;

/// <summary>A threshold is gone.</summary>
/// <param name="Text">What was deleted, and its last value: one sentence.</param>
public sealed record ThresholdDeleted(string Text);
