namespace Weir.Tracking.Rules;

/// <summary>What a matching job does while no agent answers.</summary>
public enum WhenAgentDown
{
    /// <summary>It waits until one does.</summary>
    Wait,

    /// <summary>It runs, unrecorded.</summary>
    Run,
}
