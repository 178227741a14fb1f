namespace Weir.Agent.Machine;

/// <summary>No variable shows it any more.</summary>
internal sealed record VariableDetached : JobTrigger;
