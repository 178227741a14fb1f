namespace Weir.Schedules;

/// <summary>What becomes of a job when its day is built.</summary>
public enum PlanChange
{
    /// <summary>It is planned.</summary>
    Added,

    /// <summary>It waits, is taken out, and is planned anew, and is different then.</summary>
    Changed,

    /// <summary>It waits, is taken out, and is not planned again.</summary>
    Removed,

    /// <summary>It is as the definitions have it, or has begun, or the build leaves alone what is there.</summary>
    Same,
}
