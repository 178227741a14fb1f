namespace Weir.Protocol.Administration;

/// <summary>All agents: <c>GET /v1/agents</c>.</summary>
public sealed record AgentPage(IReadOnlyList<AgentView> Items);
