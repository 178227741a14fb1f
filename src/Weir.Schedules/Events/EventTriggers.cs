using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Triggers by their words in definitions, and which line of a job's history means which.</summary>
public static class EventTriggers
{
    /// <summary>Those of jobs, in the order in which definitions are written.</summary>
    public static IReadOnlyList<EventTrigger> OfJobs { get; } =
    [.. Enum.GetValues<EventTrigger>().Where(trigger => trigger != EventTrigger.Completed)];

    /// <summary>Those of schedules.</summary>
    public static IReadOnlyList<EventTrigger> OfSchedules { get; } = [EventTrigger.Completed];

    // Each kind of line with what it means of the job as it is then; a kind that is not here means nothing.
    private static readonly Dictionary<JobEventKind, Func<Job, EventTrigger?>> s_kinds = new()
    {
        [JobEventKinds.Started] = _ => EventTrigger.Started,
        [JobEventKinds.Ended] = EndOf,
        [JobEventKinds.StartFailed] = _ => EventTrigger.Failed,
        [JobEventKinds.MachineRestarted] = _ => EventTrigger.Failed,
        [JobEventKinds.Marked] = MarkOf,
        [JobEventKinds.LateToStart] = _ => EventTrigger.Late,
        [JobEventKinds.LateToFinish] = _ => EventTrigger.Late,
        [JobEventKinds.Late] = _ => EventTrigger.Late,
        [JobEventKinds.Held] = _ => EventTrigger.Held,
        [JobEventKinds.Released] = _ => EventTrigger.Released,
        [JobEventKinds.Cancelled] = _ => EventTrigger.Cancelled,
        [JobEventKinds.Skipped] = _ => EventTrigger.Skipped,
        [JobEventKinds.Missed] = _ => EventTrigger.Missed,
        [JobEventKinds.Lost] = _ => EventTrigger.Lost,
        [JobEventKinds.OutputMatched] = _ => EventTrigger.Matched,
    };

    /// <summary>A trigger's word.</summary>
    public static string Word(this EventTrigger trigger) => trigger.ToString().ToLowerInvariant();

    /// <summary>What a line of a job's history means, where the job is then as given.</summary>
    public static EventTrigger? Of(JobEvent line, Job job)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(job);
        return JobEventKinds.Find(line.Code) is { } kind && s_kinds.TryGetValue(kind, out var meaning) ? meaning(job) : null;
    }

    // Of a job that an operator has marked before its end came, that mark was the end.
    private static EventTrigger? EndOf(Job job) =>
        job.ReasonCode == ReasonCodes.Marked
            ? null
            : job.State switch
            {
                JobState.Succeeded => EventTrigger.Succeeded,
                JobState.Failed => EventTrigger.Failed,
                JobState.Cancelled => EventTrigger.Cancelled,
                _ => null,
            };

    private static EventTrigger? MarkOf(Job job) =>
        job.State switch
        {
            JobState.Succeeded => EventTrigger.Succeeded,
            JobState.Failed => EventTrigger.Failed,
            _ => null,
        };
}
