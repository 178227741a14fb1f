namespace Weir.Jobs.Plans;

/// <summary>How the other job must have ended.</summary>
public enum DependencyOutcome
{
    /// <summary>It succeeded, or was skipped.</summary>
    Succeeded,

    /// <summary>It failed, or was skipped.</summary>
    Failed,

    /// <summary>Either: its exit status does not matter.</summary>
    Ended,

    /// <summary>It has started, or was skipped: its end is not waited for.</summary>
    Started,
}
