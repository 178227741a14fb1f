namespace Weir.Jobs.Plans;

/// <summary>How a rule picks the date of its schedule.</summary>
public enum ScheduleDateKeyword
{
    /// <summary>Today in the schedule's zone.</summary>
    Current,

    /// <summary>The first of the days that there are.</summary>
    Earliest,

    /// <summary>The last of the days that there are.</summary>
    Latest,

    /// <summary>The first day after today.</summary>
    Next,

    /// <summary>The first day after the one that a job without a date comes to.</summary>
    NextRel,

    /// <summary>The last day before today.</summary>
    Previous,

    /// <summary>The last day before the one that a job without a date comes to.</summary>
    PreviousRel,

    /// <summary>One date, whatever day it is.</summary>
    Literal,
}
