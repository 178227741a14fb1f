using Weir.Jobs.Changes;

namespace Weir.Schedules.Events;

/// <summary>Has a job that waits wait otherwise.</summary>
/// <param name="Job">The job.</param>
/// <param name="Change">What is to be another.</param>
public sealed record ChangeJobAction(JobTarget Job, JobChange Change) : EventAction;
