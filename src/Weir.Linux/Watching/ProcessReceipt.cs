namespace Weir.Linux;

/// <summary>What came of asking for the next event.</summary>
public enum ProcessReceipt
{
    /// <summary>There is an event.</summary>
    Event,

    /// <summary>There is none now.</summary>
    Nothing,

    /// <summary>The kernel had no room for events, and some are lost.</summary>
    Overrun,

    /// <summary>Somebody woke who waited.</summary>
    Woken,
}
