namespace Weir.Day.Service;

/// <summary>What could be done so that a waiting job starts; the cheaper first.</summary>
public enum RemedyKind
{
    /// <summary>Lift all holds that people or its definition put on it.</summary>
    Release,

    /// <summary>Open Weir.</summary>
    Open,

    /// <summary>Release its schedule's day.</summary>
    ReleaseSchedule,

    /// <summary>Set a threshold.</summary>
    Threshold,

    /// <summary>Set a property or a threshold that an expression names.</summary>
    Expression,

    /// <summary>Set a limit.</summary>
    Limit,

    /// <summary>Define another maximum of its job queue.</summary>
    JobQueue,

    /// <summary>Define its job queue as not held.</summary>
    OpenJobQueue,

    /// <summary>Define other slots of its machine.</summary>
    Slots,

    /// <summary>Define its machine as not draining.</summary>
    StopDraining,

    /// <summary>Take one condition off the job.</summary>
    Waive,

    /// <summary>Start it by force, past all that holds it.</summary>
    Start,
}
