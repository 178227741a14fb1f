namespace Weir.Jobs;

/// <summary>What the server knows about an agent and keeps over a restart.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="FactSequence">The last of its facts that is stored.</param>
/// <param name="OrderId">The last order issued to it.</param>
/// <param name="BootId">The kernel's boot id as last reported, or <see langword="null"/>.</param>
/// <param name="Processors">Processors as last reported, 0 before.</param>
/// <param name="SeenAt">Last heard of, UTC.</param>
public sealed record AgentState(string Machine, long FactSequence, long OrderId, string? BootId, int Processors, DateTimeOffset SeenAt);
