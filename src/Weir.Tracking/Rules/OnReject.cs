namespace Weir.Tracking.Rules;

/// <summary>What a job does that its schedule did not take.</summary>
public enum OnReject
{
    /// <summary>It stays held until an operator acts.</summary>
    Hold,

    /// <summary>It runs, off the schedule.</summary>
    Run,
}
