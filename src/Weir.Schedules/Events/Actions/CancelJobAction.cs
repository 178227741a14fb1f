namespace Weir.Schedules.Events;

/// <summary>Cancels a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Text">Why.</param>
public sealed record CancelJobAction(JobTarget Job, string? Text) : EventAction;
