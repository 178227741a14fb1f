using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>All that one turn of the server's loop changes, stored in one transaction.</summary>
public sealed record ServerBatch
{
    /// <summary>The epoch of the server that commits; a store with a newer one refuses.</summary>
    public required long Epoch { get; init; }

    /// <summary>Jobs as they are now, each at most once: inserted or replaced.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    public IReadOnlyList<JobEvent> Events { get; init; } = [];

    public IReadOnlyList<OperatorMessage> Messages { get; init; } = [];

    /// <summary>Who did what.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];

    public IReadOnlyList<DefinitionChange> Definitions { get; init; } = [];

    /// <summary>What the running server remembers, each kind and name at most once.</summary>
    public IReadOnlyList<StoredRecord> Records { get; init; } = [];

    /// <summary>What some of them said before, in the order of their changes.</summary>
    public IReadOnlyList<EarlierRecord> EarlierRecords { get; init; } = [];

    public IReadOnlyList<AgentState> Agents { get; init; } = [];

    public IReadOnlyList<StoredOrder> OrdersIssued { get; init; } = [];

    /// <summary>For each agent the highest order id known to be in its journal; those up to it are forgotten.</summary>
    public IReadOnlyDictionary<string, long> OrdersTaken { get; init; } = new Dictionary<string, long>();

    /// <summary>Tracking numbers on lease, each block as it is now.</summary>
    public IReadOnlyList<StoredLease> Leased { get; init; } = [];

    /// <summary>Facts that were passed over, each machine's sequence at most once.</summary>
    public IReadOnlyList<StoredSetAside> SetAside { get; init; } = [];

    /// <summary>Facts that had been set aside and are taken now.</summary>
    public IReadOnlyList<(string Machine, long Sequence)> Retried { get; init; } = [];

    /// <summary>What people are to be told, each row as it is now.</summary>
    public IReadOnlyList<StoredTelling> Tellings { get; init; } = [];

    /// <summary>Messages that somebody took note of.</summary>
    public IReadOnlyList<AcknowledgedMessage> Acknowledged { get; init; } = [];

    /// <summary>Five minutes of use, each kind, name and beginning at most once: inserted or replaced.</summary>
    public IReadOnlyList<StoredCapacity> Capacity { get; init; } = [];

    /// <summary>The first tracking number never leased, where it changed.</summary>
    public int? NextNumber { get; init; }
}
