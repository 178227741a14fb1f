namespace Weir.Schedules;

/// <summary>How a defined job comes to run.</summary>
public enum JobDefinitionType
{
    /// <summary>The schedule starts a command of its own.</summary>
    Batch,

    /// <summary>Somebody submits it and it goes at once.</summary>
    Tracked,

    /// <summary>Somebody submits it and the schedule lets it go.</summary>
    Queued,

    /// <summary>The schedule plans it and it runs elsewhere; pings say when it starts and how it ends.</summary>
    External,

    /// <summary>A saved submission, run by name.</summary>
    Captured,

    /// <summary>The schedule plans it, and the jobs of a sub-schedule run in it.</summary>
    Container,
}
