namespace Weir.Schedules.Events;

/// <summary>Runs a job that is over once more.</summary>
/// <param name="Job">The job.</param>
/// <param name="Held">Whether the new job is held.</param>
/// <param name="Text">Why.</param>
public sealed record RerunJobAction(JobTarget Job, bool Held, string? Text) : EventAction;
