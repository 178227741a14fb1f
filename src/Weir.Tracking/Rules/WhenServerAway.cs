namespace Weir.Tracking.Rules;

/// <summary>What a matching job does while the agent cannot reach its server.</summary>
public enum WhenServerAway
{
    /// <summary>It waits.</summary>
    Hold,

    /// <summary>It starts, and is reported later.</summary>
    Start,
}
