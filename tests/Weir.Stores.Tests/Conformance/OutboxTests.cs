using Weir.Jobs;
using Weir.Stores.Server;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class OutboxTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    [Fact]
    public async Task What_is_to_be_told_outlives_a_restart_and_what_was_told_is_not_loaded()
    {
        await CommitAsync(Batch() with { Tellings = [Pending(1), Pending(2), Pending(3) with { Body = "null \0 \ud800" }] });
        await CommitAsync(Batch() with { Tellings = [Told(2), Pending(4)] });

        var snapshot = await RestartAsync();

        Assert.Equal([1, 3, 4], snapshot.Tellings.Select(telling => telling.Id));
        Assert.Equal(Pending(1), snapshot.Tellings[0]);
        Assert.Equal(4, snapshot.LastTelling);
        Assert.Equal([4, 3, 2], (await Store.ListTellingsAsync(3, Token)).Select(telling => telling.Id));
        Assert.Contains(Told(2), await Store.ListTellingsAsync(3, Token));
    }

    [Fact]
    public async Task An_empty_outbox_has_no_last_id() => Assert.Equal(0, (await RestartAsync()).LastTelling);

    [Fact]
    public async Task They_are_counted_by_notification_channel_and_state()
    {
        await CommitAsync(
            Batch() with
            {
                Tellings =
                [
                    Pending(1),
                    Pending(2),
                    Told(3),
                    Told(4) with
                    {
                        SettledAt = Samples.Noon.AddHours(2),
                    },
                    Told(5) with
                    {
                        Channel = "b",
                    },
                ],
            }
        );

        Assert.Equal(
            [
                new CountedTellings("FAILED", "a", "Pending", 2, Samples.Noon),
                new CountedTellings("FAILED", "a", "Sent", 2, Samples.Noon.AddHours(2)),
                new CountedTellings("FAILED", "b", "Sent", 1, Samples.Noon.AddHours(1)),
            ],
            await Store.CountTellingsAsync(Token)
        );
    }

    [Fact]
    public async Task What_was_told_is_forgotten_with_what_is_as_old_and_what_waits_never()
    {
        await CommitAsync(
            Batch() with
            {
                Tellings =
                [
                    .. Enumerable.Range(1, 450).Select(id => Told(id)),
                    Pending(451),
                    Told(452) with
                    {
                        SettledAt = Samples.Noon.AddDays(2),
                    },
                ],
            }
        );

        await Store.PurgeAsync(Samples.Noon.AddDays(1), Token);

        Assert.Equal([452, 451], (await Store.ListTellingsAsync(1000, Token)).Select(telling => telling.Id));
    }

    [Fact]
    public async Task The_first_who_acknowledges_a_message_stands_at_it()
    {
        OperatorMessage message = new(0, Samples.Noon, MessageSeverity.Error, "failed", "text", null);
        await CommitAsync(Batch() with { Messages = [message, message with { Text = "other" }] });
        var id = (await Store.ListMessagesAsync(new MessageFilter(), Token)).Single(found => found.Text == "text").Id;

        await CommitAsync(Batch() with { Acknowledged = [new AcknowledgedMessage(id, Samples.Noon.AddHours(1), "alice")] });
        await CommitAsync(Batch() with { Acknowledged = [new AcknowledgedMessage(id, Samples.Noon.AddHours(2), "bob")] });

        var found = await Store.ListMessagesAsync(new MessageFilter(), Token);
        var acknowledged = Assert.Single(found, one => one.AcknowledgedAt is not null);
        Assert.Equal((id, Samples.Noon.AddHours(1), "alice"), (acknowledged.Id, acknowledged.AcknowledgedAt, acknowledged.AcknowledgedBy));
    }

    private static StoredTelling Pending(long id) => new(id, "FAILED", "a", "Pending", Samples.Noon, null, "{}");

    private static StoredTelling Told(long id) => Pending(id) with { State = "Sent", SettledAt = Samples.Noon.AddHours(1) };
}
