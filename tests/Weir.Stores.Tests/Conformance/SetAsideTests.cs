using Weir.Stores.Server;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class SetAsideTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    [Fact]
    public async Task Facts_set_aside_are_listed_counted_and_outlive_a_restart()
    {
        await CommitAsync(
            Batch() with
            {
                SetAside = [Fact("north", 2), Fact("north", 1), Fact("south", 7) with { Body = "null \0 \ud800" }],
            }
        );

        var snapshot = await RestartAsync();
        var all = await Store.ListSetAsideAsync(10, Token);

        Assert.Equal([("north", 1L), ("north", 2L), ("south", 7L)], all.Select(fact => (fact.Machine, fact.Sequence)));
        Assert.Equal(Fact("north", 1), all[0]);
        Assert.Equal(2, snapshot.SetAside["north"]);
        Assert.Equal(1, (await Store.CountSetAsideAsync(Token))["south"]);
        Assert.Equal(2, (await Store.ListSetAsideAsync(2, Token)).Count);
    }

    [Fact]
    public async Task One_that_is_taken_goes_and_one_that_comes_again_replaces_the_earlier()
    {
        await CommitAsync(Batch() with { SetAside = [Fact("north", 1), Fact("north", 2)] });

        await CommitAsync(Batch() with { Retried = [("north", 1)], SetAside = [Fact("north", 2) with { Code = "again" }] });

        Assert.Equal("again", Assert.Single(await Store.ListSetAsideAsync(10, Token)).Code);
    }

    [Fact]
    public async Task They_are_forgotten_with_what_is_as_old()
    {
        await CommitAsync(
            Batch() with
            {
                SetAside =
                [
                    .. Enumerable.Range(1, 450).Select(sequence => Fact("north", sequence)),
                    Fact("north", 1000) with
                    {
                        At = Samples.Noon.AddDays(2),
                    },
                ],
            }
        );

        await Store.PurgeAsync(Samples.Noon.AddDays(1), Token);

        Assert.Equal(1000, Assert.Single(await Store.ListSetAsideAsync(10, Token)).Sequence);
    }

    [Fact]
    public async Task Numbers_on_lease_are_kept_and_a_block_that_grows_stays_one()
    {
        await CommitAsync(
            Batch() with
            {
                Leased = [new StoredLease(1, 1000, "north"), new StoredLease(1001, 2000, "south")],
                NextNumber = 2001,
            }
        );
        await CommitAsync(Batch() with { Leased = [new StoredLease(1001, 3000, "south")], NextNumber = 3001 });

        var snapshot = await RestartAsync();

        Assert.Equal([new StoredLease(1, 1000, "north"), new StoredLease(1001, 3000, "south")], snapshot.Leased);
    }

    private static StoredSetAside Fact(string machine, long sequence) =>
        new(machine, sequence, Samples.Noon, "bad-fact", "a fact is an object", "null");
}
