using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

public sealed class PurgeTests
{
    private static readonly DateTimeOffset Later = Samples.Noon.AddDays(7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_acknowledged_facts_are_forgotten_and_sequences_go_on()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(new JournalEntry { Facts = [Samples.Fact(1), Samples.Fact(2), Samples.Fact(3)], FactsTaken = 2 });

        await open.Journal.PurgeAsync(Later, Samples.Noon, Token);

        Assert.Equal([3], (await open.Journal.ReadFactsAsync(0, 10, Token)).Select(f => f.Sequence));
        await open.WriteAsync(new JournalEntry { FactsTaken = 3 });
        await open.Journal.PurgeAsync(Later, Samples.Noon, Token);
        Assert.Equal(3, (await open.ReopenAsync()).LastSequence);
        Assert.Equal(4, (await open.WriteAsync(new JournalEntry { Facts = [Samples.Fact(4)] })).LastSequence);
    }

    [Fact]
    public async Task Facts_that_are_not_old_enough_stay()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(new JournalEntry { Facts = [Samples.Fact(1), Samples.Fact(2) with { At = Later }], FactsTaken = 2 });

        await open.Journal.PurgeAsync(Later, Samples.Noon, Token);

        Assert.Equal([2], (await open.Journal.ReadFactsAsync(0, 10, Token)).Select(f => f.Sequence));
    }

    [Fact]
    public async Task Old_ended_jobs_go_with_their_submissions_and_others_stay()
    {
        await using var open = await JournalInAFile.OpenAsync();
        const int Old = 1203;
        foreach (var n in Enumerable.Range(1, Old))
        {
            _ = open.WriteAsync(Samples.Entry(n) with { Jobs = [Samples.Row(n) with { EndedAt = Samples.Noon }] });
        }

        await open.WriteAsync(Samples.Entry(Old + 1));
        await open.WriteAsync(Samples.Entry(Old + 2) with { Jobs = [Samples.Row(Old + 2) with { EndedAt = Later }] });
        await open.WriteAsync(
            new JournalEntry
            {
                Orders =
                [
                    new IssuedOrder(1, 1, new Start(Samples.Number(1), null)),
                    new IssuedOrder(1, 2, new Start(Samples.Number(Old + 1), null)),
                ],
            }
        );

        var forgotten = await open.Journal.PurgeAsync(Later, Later, Token);

        Assert.Equal(Enumerable.Range(1, Old), forgotten.Select(number => number.Value));
        Assert.Null(await open.Journal.FindSubmissionAsync(Samples.Number(1), Token));
        Assert.Equal([Old + 2, Old + 1], (await open.Journal.ListAsync(new TrackedFilter(), Token)).Select(job => job.Number.Value));
        var snapshot = await open.ReopenAsync();
        Assert.Equal([2L], snapshot.Orders.Select(order => order.Id));
        Assert.Equal(2, snapshot.LastOrder);
    }

    [Fact]
    public async Task The_bytes_of_submissions_are_counted_by_user_and_those_forgotten_count_no_more()
    {
        await using var open = await JournalInAFile.OpenAsync();
        Assert.Empty(await open.Journal.SubmissionBytesAsync(Token));
        await open.WriteAsync(Samples.Entry(1) with { Jobs = [Samples.Row(1) with { EndedAt = Samples.Noon }] });
        var one = Assert.Single(await open.Journal.SubmissionBytesAsync(Token));
        await open.WriteAsync(Samples.Entry(2));

        Assert.Equal(2 * one.Value, (await open.Journal.SubmissionBytesAsync(Token))[one.Key]);
        await open.Journal.PurgeAsync(Later, Later, Token);
        Assert.Equal(one.Value, (await open.Journal.SubmissionBytesAsync(Token))[one.Key]);
    }
}
