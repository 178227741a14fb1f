namespace Weir.Jobs;

/// <summary>Who can hold a job. Each holds independently of the others.</summary>
public enum HolderManager
{
    /// <summary>The job's own user.</summary>
    User,

    /// <summary>An operator.</summary>
    Operator,

    /// <summary>A rule: the job was rejected.</summary>
    Rule,

    /// <summary>The schedule: start time, dependency, the schedule itself on hold.</summary>
    Schedule,

    /// <summary>A limit: a job queue's maximum or a named limit.</summary>
    Limit,

    /// <summary>Capacity of machines and sets.</summary>
    Capacity,

    /// <summary>The machine: down, draining, or without a free slot.</summary>
    Machine,

    /// <summary>Others are first.</summary>
    Turn,
}
