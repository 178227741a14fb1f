namespace Weir.Jobs;

/// <summary>What came of an act.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was not allowed, and nothing changed.</summary>
    Refused,
}
