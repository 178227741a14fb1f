namespace Weir.Jobs;

/// <summary>How a job came to Weir.</summary>
public enum WayIn
{
    /// <summary><c>weir submit</c>: stored, answered at once.</summary>
    Submit,

    /// <summary><c>weir run</c>: waits in place, then is the command.</summary>
    Run,

    /// <summary>A crontab line, by cron's <c>SHELL</c>.</summary>
    Cron,

    /// <summary>A job of <c>at</c> or <c>batch</c>, in at's own spool.</summary>
    At,

    /// <summary>A Slurm job, by Slurm's own hold.</summary>
    Slurm,

    /// <summary>A systemd timer's unit.</summary>
    Timer,

    /// <summary>A process that nobody submitted, noticed by the watcher.</summary>
    Noticed,

    /// <summary>Planned by a schedule.</summary>
    Schedule,
}
