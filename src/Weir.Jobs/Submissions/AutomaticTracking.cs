namespace Weir.Jobs;

/// <summary>What a rule says about the jobs that its job submits or starts (the original's A and P).</summary>
public enum AutomaticTracking
{
    /// <summary>They join the job's schedule.</summary>
    Allow,

    /// <summary>They do not, nor does what they submit or start.</summary>
    Prevent,
}
