namespace Weir.ServiceLevels.Policies;

/// <summary>What decides between jobs of one bucket, importance and queue.</summary>
public enum TieBreak
{
    /// <summary>The longest in the bucket, then the job's priority, then its number: the original's, and the default.</summary>
    LongestFirst,

    /// <summary>The job's priority, then the longest in the bucket, then its number: the built-in policy's.</summary>
    PriorityFirst,
}
