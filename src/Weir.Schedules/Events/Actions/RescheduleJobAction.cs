namespace Weir.Schedules.Events;

/// <summary>Gives a job that waits another start time, or runs one that is over once more at a time.</summary>
/// <param name="Job">The job.</param>
/// <param name="To">When.</param>
/// <param name="Held">Whether it is held; else a hold on it is lifted.</param>
public sealed record RescheduleJobAction(JobTarget Job, NewStart To, bool Held) : EventAction;
