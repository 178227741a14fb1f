namespace Weir.Schedules.Events;

/// <summary>Lifts a job's hold.</summary>
/// <param name="Job">The job.</param>
/// <param name="Text">Why.</param>
public sealed record ReleaseJobAction(JobTarget Job, string? Text) : EventAction;
