using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>
/// What the server keeps: definitions, jobs, history, messages, orders under way, agents. SQLite and PostgreSQL implement
/// it and pass one conformance suite. Only the server's loop commits; anybody may read.
/// </summary>
public interface IServerStore : IAsyncDisposable
{
    /// <summary>Takes the lease of the active server, raising the epoch.</summary>
    /// <exception cref="StoreException">Another server is active, the data is of a newer version, or the store cannot be
    /// reached.</exception>
    Task<long> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// All that a start rebuilds the day from: jobs that are not over, all definitions, agents, orders under way, counters.
    /// </summary>
    Task<ServerSnapshot> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Stores a batch in one durable transaction.</summary>
    /// <exception cref="StoreException">Nothing of the batch was stored; the message says why.</exception>
    Task CommitAsync(ServerBatch batch, CancellationToken cancellationToken);

    /// <summary>Told of each row that is there and cannot be read; lists have something in its place.</summary>
    Action<UnreadableRow>? Unreadable { get; set; }

    /// <summary>One job, over or not.</summary>
    Task<Job?> FindJobAsync(TrackingNumber number, CancellationToken cancellationToken);

    /// <summary>Jobs, highest number first, after the cursor's.</summary>
    Task<IReadOnlyList<Job>> ListJobsAsync(JobFilter filter, CancellationToken cancellationToken);

    /// <summary>A job's history, oldest first.</summary>
    Task<IReadOnlyList<JobEvent>> ListEventsAsync(TrackingNumber number, CancellationToken cancellationToken);

    /// <summary>Messages, newest first.</summary>
    Task<IReadOnlyList<OperatorMessage>> ListMessagesAsync(MessageFilter filter, CancellationToken cancellationToken);

    /// <summary>Every change of a definition, newest first.</summary>
    Task<IReadOnlyList<DefinitionChange>> ListDefinitionChangesAsync(
        string? kind,
        string? name,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>What records said before, where that is kept, newest first.</summary>
    Task<IReadOnlyList<EarlierRecord>> ListEarlierRecordsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Who did what, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAuditAsync(AuditFilter filter, CancellationToken cancellationToken);

    /// <summary>Facts that were set aside, by machine and sequence.</summary>
    Task<IReadOnlyList<StoredSetAside>> ListSetAsideAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many facts of each machine are set aside.</summary>
    Task<IReadOnlyDictionary<string, int>> CountSetAsideAsync(CancellationToken cancellationToken);

    /// <summary>Rows of the outbox, newest first.</summary>
    Task<IReadOnlyList<StoredTelling>> ListTellingsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many rows of the outbox there are, by notification, channel and state.</summary>
    Task<IReadOnlyList<CountedTellings>> CountTellingsAsync(CancellationToken cancellationToken);

    /// <summary>Five minutes of use, by name and beginning.</summary>
    Task<IReadOnlyList<StoredCapacity>> ListCapacityAsync(CapacityFilter filter, CancellationToken cancellationToken);

    /// <summary>Forgets five minutes of use that began before a time, in small transactions of its own.</summary>
    Task PurgeCapacityAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets jobs that were over before a time, with their histories, and messages, the audit, earlier records, facts set aside, five
    /// minutes of use and what people were told from before it: in small transactions of its own, beside what is committed meanwhile. Jobs
    /// that are not over or are under review stay. Returns how many jobs went.
    /// </summary>
    Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Reads all that is stored and looks at the settings of its database; what is wrong with them.</summary>
    Task<IReadOnlyList<StoreFault>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>A consistent copy of the data in one file (SQLite), or a refusal that names the store's own tool (PostgreSQL).</summary>
    Task BackupAsync(string path, CancellationToken cancellationToken);
}
