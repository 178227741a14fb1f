namespace Weir.Day.Inputs;

/// <summary>An agent can be reached, or no longer.</summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Up">Whether it can be reached.</param>
/// <param name="LastOrder">The last order in its journal as it said in its greeting; later ids go on from there.</param>
/// <param name="Numbers">Tracking numbers that it says it has in hand.</param>
/// <param name="LastFact">The last fact in its journal as it said in its greeting: until that has come, nobody knows what it did by
/// itself.</param>
public sealed record AgentLink(string Machine, bool Up, long LastOrder = 0, IReadOnlyList<NumberBlock>? Numbers = null, long LastFact = 0)
    : Input;
