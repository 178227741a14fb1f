using Weir.Jobs;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class AuditTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    private static readonly Actor s_alice = new("alice", ActorOrigin.Socket, "north", 1000);
    private static readonly Actor s_ci = new("alice", ActorOrigin.Token, Through: "ci", Address: "10.0.0.7");

    private static readonly AuditEntry[] s_entries =
    [
        new(
            Samples.Noon,
            s_alice,
            "hold",
            "job",
            "147",
            AuditOutcome.Done,
            "wait for the \U0001F422",
            "Waiting",
            "Waiting, held: user",
            "job 000000147 is held"
        ),
        new(Samples.Noon.AddMinutes(1), s_alice, "rule remove", "rule", "Nights", AuditOutcome.Refused, Detail: "an administrator may"),
        new(Samples.Noon.AddMinutes(2), Samples.Bob, "limit set", "limit", "147", AuditOutcome.Done, Before: "1", After: "2"),
        new(Samples.Noon.AddMinutes(3), s_ci, "release", "job", "147", AuditOutcome.Done),
    ];

    [Fact]
    public async Task Entries_come_back_whole_and_newest_first_from_a_cursor()
    {
        await CommitAsync(Batch() with { Audit = s_entries });

        var newest = await Store.ListAuditAsync(new AuditFilter { Limit = 2 }, Token);
        var older = await Store.ListAuditAsync(new AuditFilter { Before = newest[^1].Id }, Token);

        Assert.Equal(s_entries.Reverse(), newest.Concat(older).Select(entry => entry with { Id = 0 }));
        Assert.True(older[^1].Id > 0);
        await RestartAsync();
        Assert.Equal(4, (await Store.ListAuditAsync(new AuditFilter(), Token)).Count);
    }

    [Fact]
    public async Task Filters_narrow_by_who_what_when_and_to_what()
    {
        await CommitAsync(Batch() with { Audit = s_entries });

        async Task<string> Found(AuditFilter filter) =>
            string.Join(", ", (await Store.ListAuditAsync(filter, Token)).Select(entry => entry.Action));

        Assert.Equal("release, rule remove, hold", await Found(new AuditFilter { User = "alice" }));
        Assert.Equal("limit set", await Found(new AuditFilter { User = "eve" }));
        Assert.Equal("limit set", await Found(new AuditFilter { User = "bob" }));
        Assert.Equal("rule remove", await Found(new AuditFilter { Action = "rule remove" }));
        Assert.Equal("rule remove", await Found(new AuditFilter { Outcome = AuditOutcome.Refused }));
        Assert.Equal("release, limit set, hold", await Found(new AuditFilter { Subject = "147" }));
        Assert.Equal("release, hold", await Found(new AuditFilter { Subject = "job 147" }));
        Assert.Equal("release, hold", await Found(new AuditFilter { Subject = "job" }));
        Assert.Equal("rule remove", await Found(new AuditFilter { Subject = "rule NIGHTS" }));
        Assert.Equal(
            "limit set, rule remove",
            await Found(new AuditFilter { Since = Samples.Noon.AddMinutes(1), Until = Samples.Noon.AddMinutes(3) })
        );
        Assert.Equal("limit set, rule remove, hold", await Found(new AuditFilter { Machine = "north" }));
    }

    [Fact]
    public async Task Own_acts_are_those_of_the_same_user_of_the_same_machine()
    {
        await CommitAsync(Batch() with { Audit = s_entries });

        async Task<int> Count(Actor only) => (await Store.ListAuditAsync(new AuditFilter { Only = only }, Token)).Count;

        Assert.Equal(2, await Count(s_alice));
        Assert.Equal(1, await Count(s_ci));
        Assert.Equal(0, await Count(new Actor("alice", ActorOrigin.Socket, "south", 1000)));
    }

    [Fact]
    public async Task Entries_from_before_are_forgotten_with_the_history_and_what_tells_of_that_stays()
    {
        await CommitAsync(
            Batch() with
            {
                Audit =
                [
                    .. Enumerable.Repeat(s_entries[0], 450),
                    new AuditEntry(Samples.Noon.AddDays(1), s_alice, "purge", "history", "jobs", AuditOutcome.Done),
                ],
            }
        );

        await Store.PurgeAsync(Samples.Noon.AddDays(1), Token);

        Assert.Equal("purge", Assert.Single(await Store.ListAuditAsync(new AuditFilter(), Token)).Action);
    }

    [Fact]
    public async Task Entries_of_a_batch_that_is_not_stored_are_not_there()
    {
        await Assert.ThrowsAsync<StoreException>(() => CommitAsync(Batch() with { Epoch = 0, Audit = s_entries }));

        Assert.Empty(await Store.ListAuditAsync(new AuditFilter(), Token));
    }
}
