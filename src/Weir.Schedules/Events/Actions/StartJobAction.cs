namespace Weir.Schedules.Events;

/// <summary>Starts a job past what holds it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Text">Why.</param>
public sealed record StartJobAction(JobTarget Job, string? Text) : EventAction;
