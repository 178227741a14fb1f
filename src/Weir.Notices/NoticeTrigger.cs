namespace Weir.Notices;

/// <summary>What can happen that people may want to be told of.</summary>
public enum NoticeTrigger
{
    JobStarted,
    JobSucceeded,
    JobFailed,
    JobStartFailed,
    JobMissed,
    JobLost,
    JobRejected,
    JobCancelled,
    JobSkipped,
    JobHeld,
    JobReleased,

    /// <summary>An operator marked it as succeeded or fixed.</summary>
    JobMarkedOk,

    /// <summary>An operator marked it as failed, or put it under review.</summary>
    JobMarkedFailed,

    /// <summary>It runs for longer than the notification says.</summary>
    JobRunsLonger,

    /// <summary>It waits for longer than the notification says.</summary>
    JobWaitsLonger,

    /// <summary>It has not started when it should have.</summary>
    JobLateToStart,

    /// <summary>It has not ended when it should have.</summary>
    JobLateToFinish,

    /// <summary>It runs for longer than its schedule lets it.</summary>
    JobOverRunTime,

    /// <summary>It must end by a time, and is expected to end later.</summary>
    JobAboutToBeLate,

    /// <summary>It must end by a time, and has not.</summary>
    JobLate,

    /// <summary>It runs for much longer than it usually does.</summary>
    JobRunningLong,

    /// <summary>It was over much sooner than it usually is.</summary>
    JobRunningShort,
    ScheduleStarted,
    ScheduleHeld,
    ScheduleReleased,
    ScheduleCompleted,

    /// <summary>Its day must be over by a time, and is expected to be later.</summary>
    ScheduleAboutToBeLate,

    /// <summary>Its day must be over by a time, and is not.</summary>
    ScheduleLate,
    MachineDown,
    MachineUp,

    /// <summary>Nothing happened: somebody tries the notification.</summary>
    Test,
}
