namespace Weir.EndToEnd.Tests.Faults;

/// <summary>The kinds of jobs of a <see cref="Night"/>.</summary>
internal enum NightKind
{
    /// <summary>Stored; ends with 0 at once.</summary>
    Good,

    /// <summary>Stored; ends with 3 at once.</summary>
    Bad,

    /// <summary>Stored; runs until the night opens its door.</summary>
    Long,

    /// <summary>Stored and held by its submitter, until the checker releases it.</summary>
    Held,

    /// <summary>Stored and held, and cancelled while it waits.</summary>
    CancelledBefore,

    /// <summary>Stored; cancelled while it runs.</summary>
    CancelledRunning,

    /// <summary>In place under a queue rule; ends with 4 at once.</summary>
    InPlace,

    /// <summary>In place under a queue rule; runs until the night opens its door.</summary>
    LongInPlace,

    /// <summary>In place under a queue rule whose jobs are held, until the checker releases it.</summary>
    Waiter,
}
