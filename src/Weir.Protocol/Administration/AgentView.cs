namespace Weir.Protocol.Administration;

/// <summary>An agent as the server knows it.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="State">active (heard of within 90 s), silent, or refused.</param>
/// <param name="SeenAt">Last heard of, UTC.</param>
/// <param name="Version">Weir's version there.</param>
/// <param name="Processors">Processors; 0 before they were reported.</param>
/// <param name="Running">Jobs that run there.</param>
/// <param name="Waiting">Jobs that wait for it.</param>
/// <param name="SetAside">Facts of it that were passed over since they could not be taken.</param>
/// <param name="Refusal">Why it was refused when it last greeted, or <see langword="null"/>.</param>
public sealed record AgentView(
    string Machine,
    string State,
    DateTimeOffset SeenAt,
    string? Version,
    int Processors,
    int Running,
    int Waiting,
    int SetAside = 0,
    string? Refusal = null
);
