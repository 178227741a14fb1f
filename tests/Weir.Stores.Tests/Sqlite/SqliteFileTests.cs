using Microsoft.Data.Sqlite;
using Weir.Stores.Server;

namespace Weir.Stores.Tests.Sqlite;

/// <summary>What becomes of a database's files behind the back of the host that has them.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Database => _folder.File("server.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("server.db")]
    [InlineData("server.db-wal")]
    public async Task Nothing_is_stored_into_a_file_that_was_removed_and_what_was_stored_is_kept(string removed)
    {
        await using var store = new SqliteServerStore(Database, NoonClock.Standing);
        var epoch = await store.OpenAsync(Token);
        await store.CommitAsync(new ServerBatch { Epoch = epoch, NextNumber = 5 }, Token);
        File.Delete(_folder.File(removed));

        var refused = await Assert.ThrowsAsync<StoreException>(() =>
            store.CommitAsync(new ServerBatch { Epoch = epoch, NextNumber = 6 }, Token)
        );
        await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(new ServerBatch { Epoch = epoch, NextNumber = 7 }, Token));

        Assert.Equal(StoreFailure.Damaged, refused.Failure);
        Assert.StartsWith(
            $"'{_folder.File(removed)}' was removed or replaced under the running host",
            refused.Message,
            StringComparison.Ordinal
        );
        var copy = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Database)!, "server.db.rescued-*"));
        Assert.Equal(Database + ".rescued-20260314T120000Z", copy);
        Assert.Contains($"restore '{copy}', which has all that was stored", refused.Message, StringComparison.Ordinal);
        await using var kept = new SqliteServerStore(copy, NoonClock.Standing);
        await kept.OpenAsync(Token);
        Assert.Equal(5, (await kept.LoadAsync(Token)).NextNumber);
    }

    [Fact]
    public async Task A_database_is_one_hosts_also_where_its_lock_file_was_removed()
    {
        await using var store = new SqliteServerStore(Database, NoonClock.Standing);
        await store.OpenAsync(Token);
        File.Delete(Database + ".lock");

        await using var second = new SqliteServerStore(Database, NoonClock.Standing);
        var refused = await Assert.ThrowsAsync<StoreException>(() => second.OpenAsync(Token));

        Assert.Equal(StoreFailure.InUse, refused.Failure);
    }

    [Fact]
    public async Task A_file_that_is_put_back_is_written_on()
    {
        await using var store = new SqliteServerStore(Database, NoonClock.Standing);
        var epoch = await store.OpenAsync(Token);
        File.Move(Database, _folder.File("elsewhere"));
        await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(new ServerBatch { Epoch = epoch, NextNumber = 5 }, Token));

        File.Move(_folder.File("elsewhere"), Database);
        await store.CommitAsync(new ServerBatch { Epoch = epoch, NextNumber = 6 }, Token);

        Assert.Equal(6, (await store.LoadAsync(Token)).NextNumber);
    }

    [Fact]
    public async Task A_damaged_page_is_named_at_the_start()
    {
        await using (var store = new SqliteServerStore(Database, NoonClock.Standing))
        {
            await store.OpenAsync(Token);
        }

        await using (var file = new FileStream(Database, FileMode.Open, FileAccess.Write))
        {
            // The root of an index that no start reads.
            file.Position = PageOf("definition_changes_key") * 4096L;
            await file.WriteAsync(new byte[4096], Token);
        }

        await using var again = new SqliteServerStore(Database, NoonClock.Standing);
        var refused = await Assert.ThrowsAsync<StoreException>(() => again.OpenAsync(Token));

        Assert.Equal(StoreFailure.Damaged, refused.Failure);
        Assert.Contains(Database, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_page_is_named_by_a_check_while_the_store_works()
    {
        await using (var first = new SqliteServerStore(Database, NoonClock.Standing))
        {
            await first.OpenAsync(Token);
        }

        await using var store = new SqliteServerStore(Database, NoonClock.Standing);
        await store.OpenAsync(Token);
        Assert.Empty(await store.CheckAsync(Token));
        await using (var file = new FileStream(Database, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = PageOf("definition_changes_key") * 4096L;
            await file.WriteAsync(new byte[4096], Token);
        }

        var fault = Assert.Single(await store.CheckAsync(Token));

        Assert.True(fault.IsDamage);
        Assert.Contains($"'{Database}' is damaged", fault.Text, StringComparison.Ordinal);
        Assert.EndsWith("weir restore FILE)", fault.Text, StringComparison.Ordinal);
    }

    private long PageOf(string index)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=false;Mode=ReadOnly");
        connection.Open();
        using var root = connection.CreateCommand();
        root.CommandText = "SELECT rootpage - 1 FROM sqlite_schema WHERE name = $name";
        root.Parameters.AddWithValue("$name", index);
        return (long)root.ExecuteScalar()!;
    }
}
