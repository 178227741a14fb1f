namespace Weir.Protocol.AgentLink;

/// <summary>The answer to a batch of facts, given when they are stored.</summary>
/// <param name="Sequence">The highest sequence stored without a gap; the agent sends on from the next.</param>
public sealed record FactsTaken(long Sequence);
