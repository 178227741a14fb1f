namespace Weir.Jobs;

/// <summary>
/// Where a submission is in the agent's own log, kept even without a server. The original's letters
/// T, I, E, X, R, M, K, P, F in this order.
/// </summary>
public enum TrackedStatus
{
    /// <summary>T: stored, no answer of the server yet. Start and cancel are allowed.</summary>
    Stored,

    /// <summary>I: the server accepted it; it waits. Start and cancel are allowed.</summary>
    Accepted,

    /// <summary>E: the server rejected it; held until an operator acts. Start and cancel are allowed.</summary>
    Rejected,

    /// <summary>X: the order to start is here; passes at once.</summary>
    StartReceived,

    /// <summary>R: started.</summary>
    Submitted,

    /// <summary>M: started by an operator's hand.</summary>
    ReleasedByOperator,

    /// <summary>K: cancelled; for good.</summary>
    Cancelled,

    /// <summary>P: noticed, not touched.</summary>
    Passive,

    /// <summary>F: the order to start could not be carried out.</summary>
    StartFailed,
}
