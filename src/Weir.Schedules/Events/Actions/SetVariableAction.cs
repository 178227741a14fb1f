namespace Weir.Schedules.Events;

/// <summary>Writes a text into a job variable of a job's machine, as the job's user.</summary>
/// <param name="Job">The job.</param>
/// <param name="Variable">The variable's name, as the job's user would write it.</param>
/// <param name="Text">What is written.</param>
public sealed record SetVariableAction(JobTarget Job, string Variable, string Text) : EventAction;
