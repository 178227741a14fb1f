namespace Weir.Tracking.Gate;

/// <summary>What a way in does with submissions.</summary>
public enum WayState
{
    /// <summary>Nothing: jobs run as if Weir were not installed.</summary>
    Off,

    /// <summary>It decides, tells what it would have done, and does nothing.</summary>
    Observe,

    /// <summary>It does what the rules say.</summary>
    On,
}
