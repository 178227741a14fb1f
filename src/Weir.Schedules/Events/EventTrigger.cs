namespace Weir.Schedules.Events;

/// <summary>What happens to a job, or to a schedule's day, that a definition may answer with actions.</summary>
public enum EventTrigger
{
    /// <summary>A job's command started.</summary>
    Started,

    /// <summary>A job ended well, or an operator says that it counts so.</summary>
    Succeeded,

    /// <summary>A job failed for the last time, could not be started, or an operator says that it counts as failed.</summary>
    Failed,

    /// <summary>A job is late.</summary>
    Late,

    /// <summary>A job is held.</summary>
    Held,

    /// <summary>Somebody lifted a job's hold.</summary>
    Released,

    /// <summary>A job was cancelled.</summary>
    Cancelled,

    /// <summary>A job was passed over.</summary>
    Skipped,

    /// <summary>A job did not start by the time it had to.</summary>
    Missed,

    /// <summary>Nobody knows how a job ended.</summary>
    Lost,

    /// <summary>A job wrote a line that its definition looks for.</summary>
    Matched,

    /// <summary>All jobs of a schedule's day are over.</summary>
    Completed,
}
