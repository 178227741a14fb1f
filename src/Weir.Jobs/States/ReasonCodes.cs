namespace Weir.Jobs;

/// <summary>
/// The stable words for why a job is as it is, in the tracking log, in facts and in the server's job; no other file spells them. The words
/// for what holds a job are the holders' own.
/// </summary>
public static class ReasonCodes
{
    public const string Cancelled = "cancelled";
    public const string Skipped = "skipped";
    public const string WaiterGone = "waiter-gone";
    public const string LeftSpool = "left-spool";
    public const string AlreadyStarted = "already-started";
    public const string Unknown = "unknown-job";
    public const string ShepherdFailed = "shepherd-failed";
    public const string Shortage = "shortage";
    public const string MachineRestarted = "machine-restarted";
    public const string StartFailed = "start-failed";
    public const string AccountRefused = "account-refused";
    public const string Lost = "lost";
    public const string NotSignalled = "not-signalled";
    public const string ServerAway = "server-away";
    public const string ReleasedByOperator = "released-by-operator";
    public const string Leftovers = "leftovers";
    public const string SubmissionDamaged = "submission-damaged";

    /// <summary>A server brought a command that is out of bounds.</summary>
    public const string CommandRefused = "command-refused";

    /// <summary>It was let go, and the scheduler that has it besides never starts it.</summary>
    public const string NeverRuns = "never-runs";

    /// <summary>Another job of the day excludes it.</summary>
    public const string Excluded = "excluded";

    /// <summary>Its day was deleted, or built anew, before it began.</summary>
    public const string TakenOut = "taken-out";

    /// <summary>It failed, and its job definition has it run again.</summary>
    public const string Retried = "retried";

    /// <summary>It was not let go by its latest start time.</summary>
    public const string Missed = "missed";

    /// <summary>An operator said how it counts.</summary>
    public const string Marked = "marked";

    /// <summary>A variable that its command needs has no value.</summary>
    public const string VariableFailed = "variable-failed";

    /// <summary>There is no schedule of that name.</summary>
    public const string NoSchedule = "no-schedule";

    /// <summary>Its schedule has no day of the kind that its rule asks for.</summary>
    public const string NoScheduleDay = "no-schedule-day";

    /// <summary>Its job definition has no frequency of the name that its rule gives.</summary>
    public const string NoFrequency = "no-frequency";

    /// <summary>An operator has closed its schedule's day.</summary>
    public const string ScheduleClosed = "schedule-closed";

    /// <summary>Its schedule has no job definition of its name.</summary>
    public const string NoJobDefinition = "no-job-definition";

    /// <summary>Its job definition is for jobs of another machine.</summary>
    public const string WrongMachine = "wrong-machine";

    /// <summary>Its job definition is not of type queued.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>One of its name is under way, and its job definition does not allow several.</summary>
    public const string DuplicateJob = "duplicate-job";
}
