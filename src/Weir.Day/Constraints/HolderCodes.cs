namespace Weir.Day.Constraints;

/// <summary>The stable words for what holds a job, one for each cause: all that programs read, and no other file spells them.</summary>
public static class HolderCodes
{
    /// <summary>Its own user holds it.</summary>
    public const string User = "user-hold";

    /// <summary>An operator, or its job definition for the operators, holds it.</summary>
    public const string Operator = "operator-hold";

    /// <summary>The schedule did not take it.</summary>
    public const string Rejected = "rejected";

    /// <summary>A condition on job variables holds it, until its machine says that it is true.</summary>
    public const string Condition = "condition";

    /// <summary>It runs elsewhere, and no ping has told its start.</summary>
    public const string Ping = "ping";

    /// <summary>Another job that it depends on holds it.</summary>
    public const string Dependency = "dependency";

    /// <summary>A threshold has not the value that it needs.</summary>
    public const string Threshold = "threshold";

    /// <summary>An expression over properties, thresholds and limits is false.</summary>
    public const string Expression = "expression";

    /// <summary>To let it go failed; an operator looks at it.</summary>
    public const string Undecided = "undecided";

    /// <summary>It is a rerun that its machine has not submitted again yet.</summary>
    public const string Resubmitting = "resubmitting";

    /// <summary>Its start time has not come.</summary>
    public const string StartTime = "start-time";

    /// <summary>Weir is closed, or opens gradually and it is not its turn yet.</summary>
    public const string Closed = "weir-closed";

    /// <summary>Its schedule's day is on hold.</summary>
    public const string ScheduleHeld = "schedule-held";

    /// <summary>Its job queue is defined as held.</summary>
    public const string JobQueueHeld = "job-queue-held";

    /// <summary>As many jobs of its job queue are under way as may be.</summary>
    public const string JobQueueFull = "job-queue-full";

    /// <summary>A limit that it needs has no room for it.</summary>
    public const string LimitFull = "limit-full";

    /// <summary>Its machine cannot be reached.</summary>
    public const string MachineDown = "machine-down";

    /// <summary>Its machine is to take no more queued jobs.</summary>
    public const string MachineDraining = "machine-draining";

    /// <summary>Its machine has no free slot.</summary>
    public const string NoSlot = "no-slot";

    /// <summary>The free slots of its machine are kept for groups with shorter goals.</summary>
    public const string SlotsKept = "slots-kept";

    /// <summary>Its machine is at a capacity level that holds jobs of its group.</summary>
    public const string CapacityLevel = "capacity-level";

    /// <summary>Its machine is at a capacity level at which no more jobs of its group run.</summary>
    public const string CapacityCap = "capacity-cap";

    /// <summary>Others go first.</summary>
    public const string Turn = "turn";
}
