using Weir.Stores.Server;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public sealed class PostgresKind : IStoreKind
{
    private PostgresCluster _cluster = null!;
    private string _address = "";

    public string FirstVersion => "postgres-1";

    public async Task PrepareAsync(PostgresCluster cluster)
    {
        _cluster = cluster;
        _address = await cluster.NewDatabaseAsync();
    }

    public IServerStore NewStore() => new PostgresServerStore(_address, NoonClock.Standing);

    public Task RunAsync(string sql) => _cluster.RunAsync(sql, new Npgsql.NpgsqlConnectionStringBuilder(_address).Database!);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
