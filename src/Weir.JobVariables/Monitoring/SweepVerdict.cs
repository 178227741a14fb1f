namespace Weir.JobVariables;

/// <summary>What is to become of the record of a job, when the agent looks at all of them.</summary>
/// <param name="Status">What the job does, or has come to.</param>
/// <param name="Reason">Why, where that should stand in the record as a cancel's text does; else <see langword="null"/>.</param>
public sealed record SweepVerdict(MonitoringStatus Status, CancelMark? Reason = null);
