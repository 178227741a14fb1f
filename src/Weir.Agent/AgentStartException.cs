namespace Weir.Agent;

/// <summary>The agent does not start; the message says why, and what to do.</summary>
public sealed class AgentStartException(string message) : Exception(message);
