using Weir.Stores.Server;

namespace Weir.Stores.Tests.Sqlite;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_of_a_store_in_use_opens_as_a_store_with_what_was_committed()
    {
        var copy = _folder.File("copy.db");
        await using (var store = new SqliteServerStore(_folder.File("server.db"), NoonClock.Standing))
        {
            var epoch = await store.OpenAsync(Token);
            await store.CommitAsync(
                new ServerBatch
                {
                    Epoch = epoch,
                    Jobs = [Samples.Job(1)],
                    NextNumber = 1001,
                },
                Token
            );
            await store.BackupAsync(copy, Token);
            await store.CommitAsync(new ServerBatch { Epoch = epoch, Jobs = [Samples.Job(2)] }, Token);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        await using var restored = new SqliteServerStore(copy, NoonClock.Standing);
        await restored.OpenAsync(Token);
        var snapshot = await restored.LoadAsync(Token);
        Assert.Equal([1], snapshot.Jobs.Select(job => job.Number.Value));
        Assert.Equal(1001, snapshot.NextNumber);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        var precious = _folder.File("precious");
        await File.WriteAllTextAsync(precious, "precious", Token);
        await using var store = new SqliteServerStore(_folder.File("server.db"), NoonClock.Standing);
        await store.OpenAsync(Token);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.BackupAsync(precious, Token));

        Assert.Equal(StoreFailure.Conflict, refused.Failure);
        Assert.Equal("precious", await File.ReadAllTextAsync(precious, Token));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_and_nothing_is_left()
    {
        await using var store = new SqliteServerStore(_folder.File("server.db"), NoonClock.Standing);
        await store.OpenAsync(Token);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.BackupAsync(_folder.File("gone/copy.db"), Token));

        Assert.Equal(StoreFailure.Unreachable, refused.Failure);
        Assert.Contains("gone/copy.db", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
