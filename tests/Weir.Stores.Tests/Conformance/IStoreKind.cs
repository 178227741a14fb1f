using Weir.Stores.Server;

namespace Weir.Stores.Tests.Conformance;

/// <summary>One kind of store under the conformance suite, with data of the test's own.</summary>
public interface IStoreKind : IAsyncDisposable
{
    /// <summary>The name of its <see cref="OldData"/> of schema version 1.</summary>
    string FirstVersion { get; }

    /// <summary>Makes the place for the data.</summary>
    Task PrepareAsync(Postgres.PostgresCluster cluster);

    /// <summary>A store on that data, not open yet.</summary>
    IServerStore NewStore();

    /// <summary>Changes the data behind the store's back.</summary>
    Task RunAsync(string sql);
}
