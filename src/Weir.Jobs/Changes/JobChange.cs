namespace Weir.Jobs.Changes;

/// <summary>What is to be another with a job that waits; what is <see langword="null"/> stays.</summary>
public sealed record JobChange
{
    /// <summary>1 goes first, 9 last, within its job queue.</summary>
    public int? Priority { get; init; }

    /// <summary>The service group it wishes to be in.</summary>
    public ObjectName? Service { get; init; }

    /// <summary>The lane it waits in.</summary>
    public QualifiedName? JobQueue { get; init; }

    /// <summary>All limits that it needs while it runs, in place of those it needed.</summary>
    public IReadOnlyList<LimitNeed>? Limits { get; init; }

    /// <summary>Not to be started before; one that has come already lets it start at once. UTC.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>So much later than its start time, or than now where it has none; negative is earlier. Not beside a start time.</summary>
    public TimeSpan? Later { get; init; }

    /// <summary>Where it has not been let go by then it is missed. UTC.</summary>
    public DateTimeOffset? LatestStart { get; init; }

    /// <summary>How long it may run before that is told; a job that runs can have another, too.</summary>
    public TimeSpan? MaximumRunTime { get; init; }

    /// <summary>Whether it runs although its frequency has it passed over.</summary>
    public bool Runs { get; init; }

    /// <summary>Whether a job may be so changed only while it waits.</summary>
    public bool IsForWaiting => this != new JobChange { MaximumRunTime = MaximumRunTime };
}
