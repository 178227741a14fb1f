namespace Weir.Schedules;

/// <summary>What becomes of a planned run whose job still runs from before.</summary>
public enum Overlap
{
    /// <summary>Both run.</summary>
    Allow,

    /// <summary>The new one does not run.</summary>
    Skip,

    /// <summary>The new one waits until the old one is over.</summary>
    Queue,

    /// <summary>The new one waits until the old one is over; of several that wait only the newest stays.</summary>
    Latest,
}
