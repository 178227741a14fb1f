namespace Weir.Protocol.AgentLink;

/// <summary>How the server answers.</summary>
/// <param name="Epoch">The server's epoch.</param>
/// <param name="Sequence">The last fact of this agent that the server has stored.</param>
/// <param name="Contract">The version of the contract that both speak from now on.</param>
public sealed record ServerHello(long Epoch, long Sequence, int Contract = 1);
