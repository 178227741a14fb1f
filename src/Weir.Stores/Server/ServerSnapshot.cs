using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>What a start rebuilds the day from.</summary>
/// <param name="Jobs">Jobs that are not over, by rising number.</param>
/// <param name="Definitions">All definitions in force, and what else has one state at a time and a history.</param>
/// <param name="Agents">All agents ever heard of.</param>
/// <param name="Orders">Orders not yet known to be in their agent's journal, by agent and rising id.</param>
/// <param name="NextNumber">The first tracking number never leased.</param>
public sealed record ServerSnapshot(
    IReadOnlyList<Job> Jobs,
    IReadOnlyList<StoredDefinition> Definitions,
    IReadOnlyList<AgentState> Agents,
    IReadOnlyList<StoredOrder> Orders,
    int NextNumber)
{
    /// <summary>What is remembered without a history; each has a body.</summary>
    public IReadOnlyList<StoredRecord> Records { get; init; } = [];

    /// <summary>Tracking numbers on lease, by rising number.</summary>
    public IReadOnlyList<StoredLease> Leased { get; init; } = [];

    /// <summary>How many facts of each machine are set aside.</summary>
    public IReadOnlyDictionary<string, int> SetAside { get; init; } = new Dictionary<string, int>();

    /// <summary>Rows that are there and cannot be read.</summary>
    public IReadOnlyList<UnreadableRow> Unreadable { get; init; } = [];
}
