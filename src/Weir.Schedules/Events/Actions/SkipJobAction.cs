namespace Weir.Schedules.Events;

/// <summary>Passes a job over.</summary>
/// <param name="Job">The job.</param>
/// <param name="Text">Why.</param>
public sealed record SkipJobAction(JobTarget Job, string? Text) : EventAction;
