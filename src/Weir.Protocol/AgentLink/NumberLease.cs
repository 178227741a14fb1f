namespace Weir.Protocol.AgentLink;

/// <summary>A block of tracking numbers for one agent: <c>POST /v1/agents/MACHINE/numbers</c>.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
public sealed record NumberLease(int First, int Count);
