namespace Weir.Tracking.Gate;

/// <summary>When the gate asks the agent about a submission.</summary>
public enum GateAsks
{
    /// <summary>Where a rule matches.</summary>
    WhereRulesMatch,

    /// <summary>Also inside a job, which it may join.</summary>
    InsideJobs,

    /// <summary>Also where no job is to be seen: one that was only noticed does not show.</summary>
    Always,
}
