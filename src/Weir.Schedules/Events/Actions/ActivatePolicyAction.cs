using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Makes a policy the active one.</summary>
/// <param name="Policy">The policy.</param>
public sealed record ActivatePolicyAction(ObjectName Policy) : EventAction;
