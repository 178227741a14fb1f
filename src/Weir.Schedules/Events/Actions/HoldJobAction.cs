namespace Weir.Schedules.Events;

/// <summary>Holds a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Text">Why.</param>
public sealed record HoldJobAction(JobTarget Job, string? Text) : EventAction;
