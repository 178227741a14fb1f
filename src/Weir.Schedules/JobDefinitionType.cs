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

    /// <summary>A saved submission, run by name.</summary>
    Captured,
}
