namespace Weir.Agent.Machine;

/// <summary>Watch the condition that holds it.</summary>
/// <param name="When">The condition.</param>
internal sealed record WatchCondition(string When) : JobEffect;
