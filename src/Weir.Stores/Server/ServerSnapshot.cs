using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>What a start rebuilds the day from.</summary>
/// <param name="Jobs">Jobs that are not over, by rising number.</param>
/// <param name="Definitions">All definitions in force.</param>
/// <param name="Agents">All agents ever heard of.</param>
/// <param name="Orders">Orders not yet known to be in their agent's journal, by agent and rising id.</param>
/// <param name="NextNumber">The first tracking number never leased.</param>
public sealed record ServerSnapshot(
    IReadOnlyList<Job> Jobs,
    IReadOnlyList<StoredDefinition> Definitions,
    IReadOnlyList<AgentState> Agents,
    IReadOnlyList<StoredOrder> Orders,
    int NextNumber
)
{
    /// <summary>The version that the last change of a definition brought; 0 where there was none.</summary>
    public long DefinitionVersion { get; init; }

    /// <summary>What the running server remembers; each has a body.</summary>
    public IReadOnlyList<StoredRecord> Records { get; init; } = [];

    /// <summary>Tracking numbers on lease, by rising number.</summary>
    public IReadOnlyList<StoredLease> Leased { get; init; } = [];

    /// <summary>How many facts of each machine are set aside.</summary>
    public IReadOnlyDictionary<string, int> SetAside { get; init; } = new Dictionary<string, int>();

    /// <summary>What people are to be told, by rising id.</summary>
    public IReadOnlyList<StoredTelling> Tellings { get; init; } = [];

    /// <summary>The highest id in the outbox; 0 where it is empty.</summary>
    public long LastTelling { get; init; }

    /// <summary>Rows that are there and cannot be read.</summary>
    public IReadOnlyList<UnreadableRow> Unreadable { get; init; } = [];
}
