using System.Collections.Frozen;

namespace Weir.Jobs;

/// <summary>
/// All kinds of lines that the day writes into a job's history, each with its effect on the job: a job at an earlier moment is its
/// lines up to then, one after the other. What a machine says of a job in words of its own is a line without a kind and has no effect.
/// </summary>
public static class JobEventKinds
{
    /// <summary>Its machine submitted it; it waits, goes at once, or is told as refused by the next line.</summary>
    public static JobEventKind Submitted { get; } = new("submitted", HoldEffect.Begin, JobState.Waiting, JobState.Starting);

    /// <summary>Its schedule planned it; it waits.</summary>
    public static JobEventKind Planned { get; } = new("planned", HoldEffect.Begin, JobState.Waiting);

    /// <summary>It repeats another job, or another job repeats it.</summary>
    public static JobEventKind Rerun { get; } = new("rerun");

    public static JobEventKind Rejected { get; } = new("rejected", HoldEffect.Refuse, JobState.Rejected);

    /// <summary>An operator took it past the schedule's refusal, and holds it.</summary>
    public static JobEventKind Accepted { get; } = new("accepted", HoldEffect.TakeOver, JobState.Waiting);

    public static JobEventKind Held { get; } = new("held", HoldEffect.Hold);

    public static JobEventKind Released { get; } = new("released", HoldEffect.Release);

    /// <summary>An operator took a condition off it.</summary>
    public static JobEventKind Waived { get; } = new("waived");

    /// <summary>Nothing else holds it, and its machine watches its conditions.</summary>
    public static JobEventKind ConditionWatched { get; } = new("condition-watched", HoldEffect.Watch);

    public static JobEventKind ConditionMet { get; } = new("condition-met", HoldEffect.Meet);

    /// <summary>It was its turn.</summary>
    public static JobEventKind LetGo { get; } = new("let-go", HoldEffect.Clear, JobState.Starting);

    /// <summary>An operator started it past all that held it.</summary>
    public static JobEventKind StartForced { get; } = new("start-forced", HoldEffect.Clear, JobState.Starting);

    /// <summary>An operator started it at its machine, past the server.</summary>
    public static JobEventKind ReleasedAtMachine { get; } = new("released-at-machine", HoldEffect.Clear, JobState.Starting);

    public static JobEventKind Started { get; } = new("started", HoldEffect.Clear, JobState.Running);

    public static JobEventKind StartFailed { get; } = new("start-failed", HoldEffect.Clear, JobState.StartFailed);

    /// <summary>Its machine did not carry out an order to start it, since it had been started.</summary>
    public static JobEventKind StartRefused { get; } = new("start-refused");

    /// <summary>Its command ended; how, its exit status and the machine say.</summary>
    public static JobEventKind Ended { get; } = new("ended", HoldEffect.Clear, JobState.Succeeded, JobState.Failed, JobState.Cancelled);

    public static JobEventKind Lost { get; } = new("lost", HoldEffect.Clear, JobState.Lost);

    public static JobEventKind MachineRestarted { get; } = new("machine-restarted", HoldEffect.Clear, JobState.Failed);

    /// <summary>The order to cancel it is out.</summary>
    public static JobEventKind CancelOrdered { get; } = new("cancel-ordered");

    public static JobEventKind Cancelled { get; } = new("cancelled", HoldEffect.Clear, JobState.Cancelled);

    public static JobEventKind Skipped { get; } = new("skipped", HoldEffect.Clear, JobState.Skipped);

    public static JobEventKind Missed { get; } = new("missed", HoldEffect.Clear, JobState.Missed);

    /// <summary>An operator said how it counts.</summary>
    public static JobEventKind Marked { get; } = new("marked", HoldEffect.None, [.. JobMarks.All.Values]);

    /// <summary>It wrote a line that its definition looks for.</summary>
    public static JobEventKind OutputMatched { get; } = new("output-matched");

    /// <summary>The scheduler that has it besides says that it never starts it.</summary>
    public static JobEventKind NeverRuns { get; } = new(ReasonCodes.NeverRuns);

    /// <summary>Another job variable shows it.</summary>
    public static JobEventKind Monitored { get; } = new("monitored");

    /// <summary>Variables were put into its command at its start.</summary>
    public static JobEventKind Filled { get; } = new("filled");

    /// <summary>An operator had it wait otherwise.</summary>
    public static JobEventKind Changed { get; } = new("changed");

    /// <summary>Its start time is another.</summary>
    public static JobEventKind Rescheduled { get; } = new("rescheduled");

    /// <summary>It has not started when it should have.</summary>
    public static JobEventKind LateToStart { get; } = new("late-to-start");

    /// <summary>It has not ended when it should have.</summary>
    public static JobEventKind LateToFinish { get; } = new("late-to-finish");

    /// <summary>It runs for longer than it should.</summary>
    public static JobEventKind OverRunTime { get; } = new("over-run-time");

    /// <summary>It must end by a time, and is expected to end later.</summary>
    public static JobEventKind AboutToBeLate { get; } = new("about-to-be-late");

    /// <summary>It must end by a time, and has not.</summary>
    public static JobEventKind Late { get; } = new("late");

    /// <summary>It runs for much longer than it usually does.</summary>
    public static JobEventKind RunningLong { get; } = new("running-long");

    /// <summary>It was over much sooner than it usually is.</summary>
    public static JobEventKind RunningShort { get; } = new("running-short");

    /// <summary>It is in another service group.</summary>
    public static JobEventKind Regrouped { get; } = new("regrouped");

    /// <summary>The table.</summary>
    public static IReadOnlyList<JobEventKind> All { get; } =
    [
        Submitted,
        Planned,
        Rerun,
        Rejected,
        Accepted,
        Held,
        Released,
        Waived,
        ConditionWatched,
        ConditionMet,
        LetGo,
        StartForced,
        ReleasedAtMachine,
        Started,
        StartFailed,
        StartRefused,
        Ended,
        Lost,
        MachineRestarted,
        CancelOrdered,
        Cancelled,
        Skipped,
        Missed,
        Marked,
        OutputMatched,
        NeverRuns,
        Monitored,
        Filled,
        Changed,
        Rescheduled,
        LateToStart,
        LateToFinish,
        OverRunTime,
        AboutToBeLate,
        Late,
        RunningLong,
        RunningShort,
        Regrouped,
    ];

    private static readonly FrozenDictionary<string, JobEventKind> s_byCode = All.ToFrozenDictionary(kind => kind.Code);

    /// <summary>The kind of a line; <see langword="null"/> of what a machine, or a newer version, said in words of its own.</summary>
    public static JobEventKind? Find(string code) => s_byCode.GetValueOrDefault(code);
}
