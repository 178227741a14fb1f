namespace Weir.Agent.Machine;

/// <summary>Start a shepherd for it.</summary>
internal sealed record Launch : JobEffect;
