namespace Weir.ServiceLevels.Queues;

/// <summary>What can stop a whole lane.</summary>
public enum BarKind
{
    /// <summary>A schedule's day on hold.</summary>
    Schedule,

    /// <summary>A machine that is down or draining.</summary>
    Machine,

    /// <summary>A job queue, held or full.</summary>
    JobQueue,

    /// <summary>A limit without room.</summary>
    Limit,

    /// <summary>A machine without a free slot: the only one that does not make a job delayed.</summary>
    Slots,
}
