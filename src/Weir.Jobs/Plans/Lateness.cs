namespace Weir.Jobs.Plans;

/// <summary>How a job is not as it was promised.</summary>
public enum Lateness
{
    /// <summary>It had not started when it should have.</summary>
    LateToStart,

    /// <summary>It had not ended when it should have.</summary>
    LateToFinish,

    /// <summary>It runs, or ran, for longer than it should.</summary>
    OverRunTime,

    /// <summary>It must end by a time, and is expected to end later.</summary>
    AboutToBeLate,

    /// <summary>It must end by a time, and had not.</summary>
    Late,

    /// <summary>It runs, or ran, for much longer than it usually does.</summary>
    RunningLong,

    /// <summary>It was over much sooner than it usually is.</summary>
    RunningShort,
}
