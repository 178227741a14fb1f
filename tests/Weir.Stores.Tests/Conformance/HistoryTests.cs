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
            new(Samples.Number(1), Samples.Noon.AddSeconds(-1), "held", "by hand", Samples.Bob),
        ];
        await CommitAsync(Batch() with { Events = events });
        await CommitAsync(Batch() with { Events = [events[0] with { Code = "ended" }] });

        Assert.Equal([events[0], events[2], events[0] with { Code = "ended" }], await Store.ListEventsAsync(Samples.Number(1), Token));
        Assert.Empty(await Store.ListEventsAsync(Samples.Number(3), Token));
    }

    [Fact]
    public async Task Messages_get_rising_ids_and_are_listed_newest_first_from_a_cursor()
    {
        await CommitAsync(
            Batch() with
            {
                Messages =
                [
                    .. Enumerable
                        .Range(1, 5)
                        .Select(n => new OperatorMessage(
                            0,
                            Samples.Noon,
                            MessageSeverity.Warning,
                            "code",
                            $"text {n}",
                            n == 1 ? null : Samples.Number(n)
                        )),
                ],
            }
        );

        var newest = await Store.ListMessagesAsync(new MessageFilter { Limit = 2 }, Token);
        var older = await Store.ListMessagesAsync(new MessageFilter { Before = newest[^1].Id }, Token);

        Assert.Equal(["text 5", "text 4"], newest.Select(m => m.Text));
        Assert.Equal(["text 3", "text 2", "text 1"], older.Select(m => m.Text));
        Assert.Equal(new OperatorMessage(older[^1].Id, Samples.Noon, MessageSeverity.Warning, "code", "text 1", null), older[^1]);
        await CommitAsync(
            Batch() with
            {
                Jobs = [Samples.Job(3) with { UserId = 1000 }, Samples.Job(4), Samples.Job(5) with { UserId = 1001, Machine = "south" }],
            }
        );
        Assert.Equal(
            ["text 4", "text 3"],
            (await Store.ListMessagesAsync(new MessageFilter { Own = new Owner("north", 1000, "alice") }, Token)).Select(m => m.Text)
        );
        Assert.Equal(["text 5"], (await Store.ListMessagesAsync(new MessageFilter { Machine = "south" }, Token)).Select(m => m.Text));
        Assert.All(newest.Concat(older).Zip(newest.Concat(older).Skip(1)), pair => Assert.True(pair.First.Id > pair.Second.Id));
    }

    [Theory]
    [InlineData(MessageSeverity.Information, "Error Warning Information")]
    [InlineData(MessageSeverity.Warning, "Error Warning")]
    [InlineData(MessageSeverity.Error, "Error")]
    public async Task Messages_of_a_level_are_those_of_it_and_above(MessageSeverity least, string expected)
    {
        await CommitAsync(
            Batch() with
            {
                Messages =
                [
                    .. Enum.GetValues<MessageSeverity>()
                        .Select(severity => new OperatorMessage(0, Samples.Noon, severity, "code", "text", null)),
                ],
            }
        );

        Assert.Equal(
            expected,
            string.Join(
                ' ',
                (await Store.ListMessagesAsync(new MessageFilter { Least = least }, Token)).Select(message => message.Severity)
            )
        );
    }
}
