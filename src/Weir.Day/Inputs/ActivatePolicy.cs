using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Make a policy the active one; jobs whose group or goals change under it become exceptional.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Policy">The policy.</param>
public sealed record ActivatePolicy(long Id, Caller Caller, ObjectName Policy) : Input;
