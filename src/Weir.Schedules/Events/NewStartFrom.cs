namespace Weir.Schedules.Events;

/// <summary>From when the minutes to a job's new start count.</summary>
public enum NewStartFrom
{
    /// <summary>From now on.</summary>
    Now,

    /// <summary>From the end of the run that is over.</summary>
    End,

    /// <summary>From the start of the run that is over.</summary>
    Start,

    /// <summary>From the start time of a job that waits.</summary>
    ItsStartTime,
}
