using Weir.Jobs;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class MigrationTests<TKind>(PostgresCluster cluster) : IAsyncLifetime
    where TKind : IStoreKind, new()
{
    private readonly TKind _kind = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _kind.PrepareAsync(cluster);
        await _kind.RunAsync(OldData.Statements(_kind.FirstVersion));
    }

    public async ValueTask DisposeAsync()
    {
        await _kind.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_store_of_version_one_opens_with_all_that_was_in_it()
    {
        await using var store = _kind.NewStore();

        var epoch = await store.OpenAsync(Token);
        var snapshot = await store.LoadAsync(Token);

        Assert.Equal(2, epoch);
        Assert.Equal(2001, snapshot.NextNumber);
        var held = Assert.Single(snapshot.Jobs);
        Assert.Equal((2, "HELD", JobState.Waiting, "user-hold"), (held.Number.Value, held.Name.Text, held.State, Assert.Single(held.Holds).Code));
        Assert.Equal(["month-end", "AdHoc@2026-11-21"], snapshot.Definitions.OrderBy(definition => definition.Kind, StringComparer.Ordinal).Select(definition => definition.Name));
        Assert.Equal(("north", 5L, 1L), Assert.Single(snapshot.Agents) is var agent ? (agent.Machine, agent.FactSequence, agent.OrderId) : default);
        Assert.Equal(1, Assert.Single(snapshot.Orders).Order.Id);
        Assert.Equal(["submitted", "started", "ended"], (await store.ListEventsAsync(Samples.Number(1), Token)).Select(e => e.Code));
        Assert.Equal(2, (await store.ListDefinitionChangesAsync(null, null, 10, Token)).Count);
        Assert.Equal(3, (await store.FindJobAsync(Samples.Number(1), Token))!.ExitCode);
    }

    [Fact]
    public async Task What_was_over_before_the_migration_can_be_forgotten_after_it()
    {
        await using var store = _kind.NewStore();
        await store.OpenAsync(Token);
        var ended = (await store.FindJobAsync(Samples.Number(1), Token))!.EndedAt!.Value;

        Assert.Equal(0, await store.PurgeAsync(ended.AddSeconds(-1), Token));
        Assert.Equal(1, await store.PurgeAsync(ended.AddSeconds(1), Token));
        Assert.Null(await store.FindJobAsync(Samples.Number(1), Token));
    }

    [Fact]
    public async Task A_migrated_store_takes_batches_and_lists_by_the_new_indexes()
    {
        await using (var store = _kind.NewStore())
        {
            var epoch = await store.OpenAsync(Token);
            await store.CommitAsync(new() { Epoch = epoch, Jobs = [Samples.Job(3)], NextNumber = 3001 }, Token);
        }

        await using var again = _kind.NewStore();
        Assert.Equal(3, await again.OpenAsync(Token));
        Assert.Equal([3, 1], (await again.ListJobsAsync(new JobFilter { Name = ObjectName.Parse("nightly") }, Token)).Select(job => job.Number.Value));
        Assert.Equal(3001, (await again.LoadAsync(Token)).NextNumber);
    }
}
