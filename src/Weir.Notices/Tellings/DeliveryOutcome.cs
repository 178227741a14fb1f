namespace Weir.Notices;

/// <summary>What came of trying to tell something.</summary>
public enum DeliveryOutcome
{
    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel could not be reached or did not take it now: it is tried again.</summary>
    TryAgain,

    /// <summary>The channel will never take it.</summary>
    Refused,
}
