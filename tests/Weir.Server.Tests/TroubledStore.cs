using Weir.Jobs;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Tests;

/// <summary>A real store that refuses when told to.</summary>
internal sealed class TroubledStore(IServerStore inner) : IServerStore
{
    private volatile StoreException? _trouble;

    /// <summary>Refuses from now on; <see langword="null"/> ends it.</summary>
    public void Refuse(StoreFailure? failure) => _trouble = failure is { } why ? new StoreException(why, $"the test's store refuses: {why}") : null;

    public Task<long> OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<ServerSnapshot> LoadAsync(CancellationToken cancellationToken) => _trouble is { } trouble ? throw trouble : inner.LoadAsync(cancellationToken);

    public Task CommitAsync(ServerBatch batch, CancellationToken cancellationToken) => _trouble is { } trouble ? throw trouble : inner.CommitAsync(batch, cancellationToken);

    public Task<Job?> FindJobAsync(TrackingNumber number, CancellationToken cancellationToken) => inner.FindJobAsync(number, cancellationToken);

    public Task<IReadOnlyList<Job>> ListJobsAsync(JobFilter filter, CancellationToken cancellationToken) => inner.ListJobsAsync(filter, cancellationToken);

    public Task<IReadOnlyList<JobEvent>> ListEventsAsync(TrackingNumber number, CancellationToken cancellationToken) => inner.ListEventsAsync(number, cancellationToken);

    public Task<IReadOnlyList<OperatorMessage>> ListMessagesAsync(long? before, int limit, CancellationToken cancellationToken) => inner.ListMessagesAsync(before, limit, cancellationToken);

    public Task<IReadOnlyList<DefinitionChange>> ListDefinitionChangesAsync(string? kind, string? name, int limit, CancellationToken cancellationToken) =>
        inner.ListDefinitionChangesAsync(kind, name, limit, cancellationToken);

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) => _trouble is { } trouble ? throw trouble : inner.PurgeAsync(before, cancellationToken);

    public Task BackupAsync(string path, CancellationToken cancellationToken) => inner.BackupAsync(path, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
