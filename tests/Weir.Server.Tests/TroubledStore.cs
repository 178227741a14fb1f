using Weir.Jobs;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Tests;

/// <summary>A real store that refuses when told to.</summary>
internal sealed class TroubledStore(IServerStore inner) : IServerStore
{
    private volatile StoreException? _trouble;
    private volatile Func<ServerBatch, bool>? _which;
    private StoreFailure _failure;

    /// <summary>Refuses from now on; <see langword="null"/> ends it.</summary>
    public void Refuse(StoreFailure? failure) =>
        _trouble = failure is { } why ? new StoreException(why, $"the test's store refuses: {why}") : null;

    public Task<long> OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    /// <summary>How often all of it was read.</summary>
    public int Loads { get; private set; }

    /// <summary>Refuses those batches from now on.</summary>
    public void RefuseWhere(Func<ServerBatch, bool> which, StoreFailure failure) => (_which, _failure) = (which, failure);

    public Task<ServerSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        Loads++;
        return _trouble is { } trouble ? throw trouble : inner.LoadAsync(cancellationToken);
    }

    public Task CommitAsync(ServerBatch batch, CancellationToken cancellationToken) =>
        _trouble is { } trouble ? throw trouble
        : _which?.Invoke(batch) == true ? throw new StoreException(_failure, $"the test's store refuses: {_failure}")
        : inner.CommitAsync(batch, cancellationToken);

    public Task<Job?> FindJobAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        inner.FindJobAsync(number, cancellationToken);

    public Task<IReadOnlyList<Job>> ListJobsAsync(JobFilter filter, CancellationToken cancellationToken) =>
        inner.ListJobsAsync(filter, cancellationToken);

    public Task<IReadOnlyList<JobEvent>> ListEventsAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        inner.ListEventsAsync(number, cancellationToken);

    public Task<IReadOnlyList<StoredTelling>> ListTellingsAsync(int limit, CancellationToken cancellationToken) =>
        inner.ListTellingsAsync(limit, cancellationToken);

    public Task<IReadOnlyList<StoredCapacity>> ListCapacityAsync(CapacityFilter filter, CancellationToken cancellationToken) =>
        inner.ListCapacityAsync(filter, cancellationToken);

    public Task PurgeCapacityAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.PurgeCapacityAsync(before, cancellationToken);

    public Task<IReadOnlyList<CountedTellings>> CountTellingsAsync(CancellationToken cancellationToken) =>
        inner.CountTellingsAsync(cancellationToken);

    public Task<IReadOnlyList<OperatorMessage>> ListMessagesAsync(MessageFilter filter, CancellationToken cancellationToken) =>
        inner.ListMessagesAsync(filter, cancellationToken);

    public Task<IReadOnlyList<DefinitionChange>> ListDefinitionChangesAsync(
        string? kind,
        string? name,
        int limit,
        CancellationToken cancellationToken
    ) => inner.ListDefinitionChangesAsync(kind, name, limit, cancellationToken);

    public Task<IReadOnlyList<EarlierRecord>> ListEarlierRecordsAsync(int limit, CancellationToken cancellationToken) =>
        inner.ListEarlierRecordsAsync(limit, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(AuditFilter filter, CancellationToken cancellationToken) =>
        inner.ListAuditAsync(filter, cancellationToken);

    public Action<UnreadableRow>? Unreadable
    {
        get => inner.Unreadable;
        set => inner.Unreadable = value;
    }

    public Task<IReadOnlyList<StoredSetAside>> ListSetAsideAsync(int limit, CancellationToken cancellationToken) =>
        inner.ListSetAsideAsync(limit, cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> CountSetAsideAsync(CancellationToken cancellationToken) =>
        inner.CountSetAsideAsync(cancellationToken);

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        _trouble is { } trouble ? throw trouble : inner.PurgeAsync(before, cancellationToken);

    public Task<IReadOnlyList<StoreFault>> CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);

    public Task BackupAsync(string path, CancellationToken cancellationToken) => inner.BackupAsync(path, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
