using Microsoft.Data.Sqlite;
using Weir.Stores.Server;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Tests.Conformance;

public sealed class SqliteKind : IStoreKind
{
    private readonly TemporaryFolder _folder = new();

    public string FirstVersion => "server-1";

    public Task PrepareAsync(Postgres.PostgresCluster cluster) => Task.CompletedTask;

    public IServerStore NewStore() => new SqliteServerStore(_folder.File("server.db"), NoonClock.Standing);

    public async Task RunAsync(string sql)
    {
        SqliteLibrary.Use();
        await using var connection = new SqliteConnection($"Data Source={_folder.File("server.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
