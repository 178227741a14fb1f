namespace Weir.Schedules;

/// <summary>What is done with the jobs of a schedule's day, in slices.</summary>
public enum DayBuildKind
{
    /// <summary>What its definitions have besides what is planned already is added.</summary>
    Add,

    /// <summary>What waits is taken out, and planned anew from the definitions as they are now.</summary>
    Replace,

    /// <summary>What waits is taken out, and nothing is planned.</summary>
    Delete,

    /// <summary>The start times of what waits are moved, as if the schedule's start were now.</summary>
    Start,

    /// <summary>All jobs of a sub-schedule's day are run once more, as their container is.</summary>
    Restart,
}
