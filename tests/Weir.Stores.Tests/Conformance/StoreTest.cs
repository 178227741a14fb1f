using Weir.Stores.Server;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

/// <summary>A test of what every store does: an open store on data of the test's own.</summary>
public abstract class StoreTest<TKind>(PostgresCluster cluster) : IAsyncLifetime
    where TKind : IStoreKind, new()
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TKind Kind { get; } = new();

    protected IServerStore Store { get; private set; } = null!;

    protected long Epoch { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Kind.PrepareAsync(cluster);
        Store = Kind.NewStore();
        Epoch = await Store.OpenAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Kind.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task CommitAsync(ServerBatch batch) => Store.CommitAsync(batch, Token);

    protected ServerBatch Batch() => new() { Epoch = Epoch };

    /// <summary>What a restart of the server finds.</summary>
    protected async Task<ServerSnapshot> RestartAsync()
    {
        await Store.DisposeAsync();
        Store = Kind.NewStore();
        Epoch = await Store.OpenAsync(Token);
        return await Store.LoadAsync(Token);
    }
}
