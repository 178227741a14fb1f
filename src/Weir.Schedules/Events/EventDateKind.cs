namespace Weir.Schedules.Events;

/// <summary>How an event names a day.</summary>
public enum EventDateKind
{
    /// <summary>Not at all: the day of the job that raised it, else today.</summary>
    Own,

    /// <summary>A date.</summary>
    Fixed,

    /// <summary>Today, in the schedule's zone.</summary>
    Current,

    /// <summary>The first day of the schedule that there is.</summary>
    Earliest,

    /// <summary>The last one.</summary>
    Latest,

    /// <summary>The first one after today.</summary>
    Next,

    /// <summary>The last one before today.</summary>
    Previous,

    /// <summary>The first one after the day of the job that raised it.</summary>
    NextRelative,

    /// <summary>The last one before that.</summary>
    PreviousRelative,
}
