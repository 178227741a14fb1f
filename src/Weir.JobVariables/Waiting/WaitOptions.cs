namespace Weir.JobVariables;

/// <summary>How a condition is waited for.</summary>
public sealed record WaitOptions
{
    /// <summary>Whose variables names without a user mean.</summary>
    public required string User { get; init; }

    /// <summary>The job that waits, for <c>$SYSJV.TSN</c>; or <see langword="null"/>.</summary>
    public Tsn? Tsn { get; init; }

    /// <summary>How long at most, or <see langword="null"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Until when at most, or <see langword="null"/>. A time that has passed is refused.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether it may be true at once; else only what is written from now on counts, the same value included.</summary>
    public bool CheckCurrentValue { get; init; } = true;

    /// <summary>Whether what is not there yet is waited for; else it is refused.</summary>
    internal bool MayBeMissing { get; init; }
}
