using Weir.Jobs.Facts;

namespace Weir.Protocol.AgentLink;

/// <summary>Facts on their way up: <c>POST /v1/agents/MACHINE/facts</c>.</summary>
/// <param name="Facts">Ascending sequences without a gap.</param>
public sealed record FactBatch(IReadOnlyList<SequencedFact> Facts);
