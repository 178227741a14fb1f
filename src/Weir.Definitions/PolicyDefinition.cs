using Weir.Capacity;
using Weir.Schedules;
using Weir.ServiceLevels.Policies;

namespace Weir.Definitions;

/// <summary>A policy, and when it is the active one.</summary>
/// <param name="Policy">Goals, importance and order.</param>
public sealed record PolicyDefinition(Policy Policy)
{
    /// <summary>Whether it is active when nothing else says which; of all policies at most one.</summary>
    public bool Active { get; init; }

    /// <summary>What it says of capacity.</summary>
    public PolicyCapacity Capacity { get; init; } = PolicyCapacity.None;

    /// <summary>When the calendar makes it active.</summary>
    public IReadOnlyList<ActiveTimes> ActiveOn { get; init; } = [];

    /// <summary>Jobs, <c>SCHEDULE/NAME</c>, whose success makes it active.</summary>
    public IReadOnlyList<string> ActiveAfter { get; init; } = [];
}
