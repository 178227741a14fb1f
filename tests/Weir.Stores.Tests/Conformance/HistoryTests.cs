using Weir.Jobs;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class HistoryTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    [Fact]
    public async Task A_jobs_events_are_listed_in_the_order_they_were_stored()
    {
        JobEvent[] events =
        [
            new(Samples.Number(1), Samples.Noon, "submitted", "by cron", null),
            new(Samples.Number(2), Samples.Noon, "submitted", "another", null),
            new(Samples.Number(1), Samples.Noon.AddSeconds(-1), "held", "by hand", "bob at north"),
        ];
        await CommitAsync(Batch() with { Events = events });
        await CommitAsync(Batch() with { Events = [events[0] with { Code = "ended" }] });

        Assert.Equal([events[0], events[2], events[0] with { Code = "ended" }], await Store.ListEventsAsync(Samples.Number(1), Token));
        Assert.Empty(await Store.ListEventsAsync(Samples.Number(3), Token));
    }

    [Fact]
    public async Task Messages_get_rising_ids_and_are_listed_newest_first_from_a_cursor()
    {
        await CommitAsync(Batch() with
        {
            Messages = [.. Enumerable.Range(1, 5).Select(n => new OperatorMessage(0, Samples.Noon, MessageSeverity.Warning, "code", $"text {n}", n == 1 ? null : Samples.Number(n)))],
        });

        var newest = await Store.ListMessagesAsync(null, 2, Token);
        var older = await Store.ListMessagesAsync(newest[^1].Id, 10, Token);

        Assert.Equal(["text 5", "text 4"], newest.Select(m => m.Text));
        Assert.Equal(["text 3", "text 2", "text 1"], older.Select(m => m.Text));
        Assert.Equal(new OperatorMessage(older[^1].Id, Samples.Noon, MessageSeverity.Warning, "code", "text 1", null), older[^1]);
        Assert.All(newest.Concat(older).Zip(newest.Concat(older).Skip(1)), pair => Assert.True(pair.First.Id > pair.Second.Id));
    }
}
