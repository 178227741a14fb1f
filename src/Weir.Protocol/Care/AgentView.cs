namespace Weir.Protocol.Care;

/// <summary>An agent as the server knows it.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="State">active (heard of within 90 s) or silent.</param>
/// <param name="SeenAt">Last heard of, UTC.</param>
/// <param name="Version">Weir's version there.</param>
/// <param name="Processors">Processors; 0 before they were reported.</param>
/// <param name="Running">Jobs that run there.</param>
/// <param name="Waiting">Jobs that wait for it.</param>
public sealed record AgentView(string Machine, string State, DateTimeOffset SeenAt, string? Version, int Processors, int Running, int Waiting);
