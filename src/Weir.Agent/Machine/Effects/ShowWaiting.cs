namespace Weir.Agent.Machine;

/// <summary>Show in its variable that it waits.</summary>
internal sealed record ShowWaiting : JobEffect;
