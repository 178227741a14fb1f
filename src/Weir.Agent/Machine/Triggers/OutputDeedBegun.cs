namespace Weir.Agent.Machine;

/// <summary>The first of what is to be done because of its output is begun.</summary>
internal sealed record OutputDeedBegun : JobTrigger;
