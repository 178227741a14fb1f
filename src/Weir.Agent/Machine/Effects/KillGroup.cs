namespace Weir.Agent.Machine;

/// <summary>Kill what its command left behind in its control group.</summary>
internal sealed record KillGroup : JobEffect;
