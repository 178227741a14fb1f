using Weir.Agent.Variables;

namespace Weir.Agent.Machine;

/// <summary>A variable shows it from now on.</summary>
/// <param name="Claim">The variable.</param>
internal sealed record VariableAttached(ClaimedVariable Claim) : JobTrigger;
