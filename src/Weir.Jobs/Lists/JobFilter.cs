namespace Weir.Jobs;

/// <summary>Which jobs to list; what is <see langword="null"/> does not restrict.</summary>
public sealed record JobFilter
{
    public IReadOnlyList<JobState>? States { get; init; }

    /// <summary>Jobs in these states are left out.</summary>
    public IReadOnlyList<JobState> ExceptStates { get; init; } = [];

    /// <summary>Only jobs of this owner; one without an id has those that kept a name only.</summary>
    public Owner? Own { get; init; }

    /// <summary>Exact user.</summary>
    public string? User { get; init; }

    /// <summary>Only jobs of one of these users, as they are written.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>Exact job name, without case.</summary>
    public ObjectName? Name { get; init; }

    /// <summary>Only jobs whose name one of these <see cref="Wildcard"/> patterns fits, without case.</summary>
    public IReadOnlyList<string>? NamePatterns { get; init; }

    public ObjectName? Schedule { get; init; }

    public DateOnly? Date { get; init; }

    public string? Machine { get; init; }

    /// <summary>When jobs were submitted.</summary>
    public MomentRange Submitted { get; init; }

    /// <summary>When jobs ended; one that is not over, or is under review, is in no range.</summary>
    public MomentRange Ended { get; init; }

    /// <summary>Only jobs that stand behind this place, newest first: the cursor.</summary>
    public ListPosition? Before { get; init; }

    /// <summary>1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}
