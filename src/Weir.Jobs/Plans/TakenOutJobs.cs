namespace Weir.Jobs.Plans;

/// <summary>Planned jobs that were taken out of their day before they began: nobody waits for them, and they count as not there.</summary>
public static class TakenOutJobs
{
    /// <summary>Whether it was: another job excludes it, or its day was deleted or built anew.</summary>
    public static bool IsTakenOut(this Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job is { State: JobState.Cancelled, ReasonCode: ReasonCodes.Excluded or ReasonCodes.TakenOut };
    }
}
