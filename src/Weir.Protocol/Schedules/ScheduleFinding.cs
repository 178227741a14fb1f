namespace Weir.Protocol.Schedules;

/// <summary>A dependency on a job that is not planned, or a condition over what there is not.</summary>
/// <param name="Job">The job that depends; with its sub-schedule before it, SUB/JOB, where it runs in a container.</param>
/// <param name="Kind">after, requires, thresholds or expressions.</param>
/// <param name="On">On what, as its definition writes it.</param>
/// <param name="Verdict">
/// gate: a rule brings it; not-today: it is defined and not planned then; unknown: there is no such job; circle: it waits for the job
/// in turn; not-set: a threshold that nobody has set; no-name: a property or limit that there is not; never: nothing makes it true.
/// </param>
/// <param name="Blocks">Whether the job waits until somebody acts.</param>
/// <param name="Text">The same in words.</param>
public sealed record ScheduleFinding(string Job, string Kind, string On, string Verdict, bool Blocks, string Text);
