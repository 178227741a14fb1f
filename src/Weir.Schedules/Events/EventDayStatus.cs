namespace Weir.Schedules.Events;

/// <summary>Which days of a schedule count for <c>EARLIEST</c> and <c>LATEST</c>.</summary>
public enum EventDayStatus
{
    /// <summary>All that are not closed.</summary>
    Any,

    /// <summary>Those on hold.</summary>
    Held,

    /// <summary>Those that let jobs go.</summary>
    Active,

    /// <summary>Those that are not completed.</summary>
    NonComplete,

    /// <summary>Those that are being built.</summary>
    Waiting,

    /// <summary>Those that are completed or closed.</summary>
    Complete,
}
