namespace Weir.Jobs;

/// <summary>What a tracking rule does with a job it matches (the original's T, Q, P, A).</summary>
public enum TrackType
{
    /// <summary>Number it, put it on the schedule, let it go at once (T).</summary>
    Track,

    /// <summary>Number it and hold it until the schedule lets it go (Q).</summary>
    Queue,

    /// <summary>Notice it without touching it (P).</summary>
    Passive,

    /// <summary>Govern how the jobs are tracked that this job submits (A).</summary>
    Automatic,
}
