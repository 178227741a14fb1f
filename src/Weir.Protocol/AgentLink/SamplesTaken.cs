namespace Weir.Protocol.AgentLink;

/// <summary>The server has samples.</summary>
/// <param name="Taken">How many of them were new to it.</param>
public sealed record SamplesTaken(int Taken);
