using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>What a start rebuilds the day from.</summary>
/// <param name="Jobs">Jobs that are not over, by rising number.</param>
/// <param name="Definitions">All definitions in force, and what is remembered beside them.</param>
/// <param name="Agents">All agents ever heard of.</param>
/// <param name="Orders">Orders not yet known to be in their agent's journal, by agent and rising id.</param>
/// <param name="NextNumber">The first tracking number never leased.</param>
public sealed record ServerSnapshot(
    IReadOnlyList<Job> Jobs,
    IReadOnlyList<StoredDefinition> Definitions,
    IReadOnlyList<StoredAgent> Agents,
    IReadOnlyList<StoredOrder> Orders,
    int NextNumber);
