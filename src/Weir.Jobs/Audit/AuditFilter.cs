namespace Weir.Jobs;

/// <summary>Which entries of the audit are wanted; what is <see langword="null"/> does not narrow.</summary>
public sealed record AuditFilter
{
    /// <summary>Who did it, or for whom it was done.</summary>
    public string? User { get; init; }

    /// <summary>The machine whose user that is.</summary>
    public string? Machine { get; init; }

    /// <summary>What was asked for.</summary>
    public string? Action { get; init; }

    /// <summary>A kind of subjects, the name or number of one, or both with a space between.</summary>
    public string? Subject { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only entries of one outcome.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>Only what this very actor did: the same user of the same machine.</summary>
    public Actor? Only { get; init; }

    /// <summary>Only entries with a lower id: the cursor.</summary>
    public long? Before { get; init; }

    /// <summary>At most this many.</summary>
    public int Limit { get; init; } = 100;
}
