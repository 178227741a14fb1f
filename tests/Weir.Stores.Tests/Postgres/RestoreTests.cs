using Weir.Stores.Server;

namespace Weir.Stores.Tests.Postgres;

public sealed class RestoreTests(PostgresCluster cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_was_restored_is_readied_past_all_numbers_and_epochs_since()
    {
        var address = await cluster.NewDatabaseAsync();
        await using (var store = new PostgresServerStore(address, NoonClock.Standing))
        {
            var epoch = await store.OpenAsync(Token);
            await store.CommitAsync(
                new ServerBatch
                {
                    Epoch = epoch,
                    NextNumber = 2001,
                    Tellings = [Samples.Pending],
                    Records = [new StoredRecord("event", "000000000001", "{}"), new StoredRecord("event-chain", "000000147", "{}")],
                },
                Token
            );
        }

        await RestoredServer.ReadyAsync(address, Samples.Restore, NoonClock.Standing, Token);

        await using var restored = new PostgresServerStore(address, NoonClock.Standing);
        Assert.True(await restored.OpenAsync(Token) > 1_000_000);
        Assert.Equal(2001 + RestoredServer.NumbersPassedOver, (await restored.LoadAsync(Token)).NextNumber);
        Assert.Equal("Restored", Assert.Single(await restored.ListTellingsAsync(10, Token)).State);
        Assert.Empty((await restored.LoadAsync(Token)).Tellings);
        Assert.Equal(["event-chain"], (await restored.LoadAsync(Token)).Records.Select(record => record.Kind));
        Assert.Equal("restore", Assert.Single(await restored.ListAuditAsync(new Weir.Jobs.AuditFilter(), Token)).Action);
    }

    [Fact]
    public async Task A_store_that_a_server_has_is_left_alone()
    {
        var address = await cluster.NewDatabaseAsync();
        await using var store = new PostgresServerStore(address, NoonClock.Standing);
        await store.OpenAsync(Token);

        var refused = await Assert.ThrowsAsync<StoreException>(() =>
            RestoredServer.ReadyAsync(address, Samples.Restore, NoonClock.Standing, Token)
        );

        Assert.Equal(StoreFailure.InUse, refused.Failure);
        Assert.Equal(1, (await store.LoadAsync(Token)).NextNumber);
    }
}
