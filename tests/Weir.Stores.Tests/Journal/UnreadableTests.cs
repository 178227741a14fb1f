using Microsoft.Data.Sqlite;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

/// <summary>Rows of a journal that are damaged, or of another version, do not hide the others.</summary>
public sealed class UnreadableTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_is_named_at_the_start_and_shown_as_unreadable()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(Samples.Entry(1));
        await open.WriteAsync(Samples.Entry(2));
        await open.WriteAsync(
            new JournalEntry
            {
                Orders =
                [
                    new IssuedOrder(1, 1, new Start(Samples.Number(1), null)),
                    new IssuedOrder(1, 2, new Start(Samples.Number(1), null)),
                ],
            }
        );
        await RunAsync(open, "UPDATE jobs SET status = 'Unheard' WHERE number = 2", "UPDATE orders SET body = '{}' WHERE id = 1");

        var snapshot = await open.ReopenAsync();

        Assert.Equal(1, Assert.Single(snapshot.Unfinished).Number.Value);
        Assert.Equal(2, Assert.Single(snapshot.Orders).Id);
        Assert.Equal([("job", "2"), ("order", "1")], snapshot.Unreadable.Select(row => (row.What, row.Key)));
        Assert.Equal(
            ["UNREADABLE", "NIGHTLY"],
            (await open.Journal.ListAsync(new TrackedFilter { Limit = 10 }, Token)).Select(row => row.Name.Text)
        );
        Assert.Equal("unreadable", (await open.Journal.FindAsync(Samples.Number(2), Token))!.Code);
    }

    [Fact]
    public async Task A_fact_that_cannot_be_read_goes_up_as_a_message_in_its_place()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(new JournalEntry { Facts = [Samples.Fact(1), Samples.Fact(2), Samples.Fact(3)] });
        await RunAsync(open, """UPDATE facts SET body = '{"kind":"jobSubmitted","at":"2026-03-14T12:00:00Z"}' WHERE sequence = 2""");

        var facts = await open.Journal.ReadFactsAsync(0, 10, Token);

        Assert.Equal([1L, 2L, 3L], facts.Select(fact => fact.Sequence));
        Assert.Equal("fact-unreadable", Assert.IsType<AgentMessage>(facts[1].Fact).Code);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_keeps_its_place_and_pages_go_on_behind_it()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(new JournalEntry { Jobs = [Samples.Row(1), Samples.Row(2), Samples.Row(3)] });
        await RunAsync(open, "UPDATE jobs SET way = 'OfTheFuture' WHERE number = 2");
        List<int> seen = [];
        TrackedPosition? cursor = null;
        while (
            seen.Count < 10 && await open.Journal.ListAsync(new TrackedFilter { Before = cursor, Limit = 1 }, Token) is { Count: > 0 } page
        )
        {
            seen.Add(page[0].Number.Value);
            cursor = new TrackedPosition(new ListPosition(page[0].SubmittedAt, page[0].Number), Name: null);
        }

        Assert.Equal([3, 2, 1], seen);
    }

    private static async Task RunAsync(JournalInAFile open, params IReadOnlyList<string> statements)
    {
        await using var connection = new SqliteConnection($"Data Source={open.Path};Pooling=false");
        await connection.OpenAsync(Token);
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(Token);
        }
    }
}
