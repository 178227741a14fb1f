using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

public sealed class WriteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_answered_is_there_after_a_restart()
    {
        await using var open = await JournalInAFile.OpenAsync();
        var entry = Samples.Entry(147);

        var receipt = await open.WriteAsync(entry);
        var snapshot = await open.ReopenAsync();

        Assert.Equal(new JournalReceipt(1, null), receipt);
        Assert.Equal(1, snapshot.LastSequence);
        Assert.Equal(entry.Jobs, snapshot.Unfinished);
        var submission = await open.Journal.FindSubmissionAsync(Samples.Number(147), Token);
        Assert.Equivalent(entry.Submission, submission, strict: true);
    }

    [Fact]
    public async Task Sixty_four_writers_get_dense_sequences_in_the_order_of_their_writes()
    {
        await using var open = await JournalInAFile.OpenAsync();
        const int Writers = 64;
        const int Each = 50;

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(
                        async () =>
                        {
                            long last = 0;
                            for (var i = 0; i < Each; i++)
                            {
                                var receipt = await open.WriteAsync(Samples.Entry(1 + writer * Each + i));
                                Assert.True(receipt.LastSequence > last);
                                last = receipt.LastSequence;
                            }
                        },
                        Token
                    )
                )
        );

        List<SequencedFact> facts = [];
        while (await open.Journal.ReadFactsAsync(facts.Count, 1000, Token) is { Count: > 0 } more)
        {
            facts.AddRange(more);
        }

        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(n => (long)n), facts.Select(f => f.Sequence));
        foreach (var own in facts.Select(f => ((JobSubmitted)f.Fact).Number.Value - 1).GroupBy(n => n / Each))
        {
            Assert.Equal(own.Order(), own);
        }
    }

    [Fact]
    public async Task The_same_key_of_another_user_is_another_submission()
    {
        await using var open = await JournalInAFile.OpenAsync();
        var key = Guid.NewGuid();
        await open.WriteAsync(Samples.Entry(1, key));
        var other = Samples.Entry(2, key);

        var receipt = await open.WriteAsync(
            other with
            {
                Submission = other.Submission! with { Submitter = new Submitter("alice", 4242, 4242, []) },
            }
        );

        Assert.Null(receipt.Earlier);
        Assert.Equal(4242u, (await open.Journal.FindSubmissionAsync(Samples.Number(2), Token))!.Submitter.UserId);
        Assert.Equal(Samples.Number(1), (await open.WriteAsync(Samples.Entry(3, key))).Earlier);
    }

    [Theory]
    [InlineData(null, false, AutomaticTracking.Prevent)]
    [InlineData(3, true, AutomaticTracking.Allow)]
    [InlineData(3, false, null)]
    public async Task Which_job_submitted_a_job_and_what_holds_for_its_own_is_kept(int? parent, bool joins, AutomaticTracking? mark)
    {
        await using var open = await JournalInAFile.OpenAsync();
        var lineage = new Lineage(parent is { } number ? Samples.Number(number) : null, joins, mark);

        await open.WriteAsync(Samples.Entry(1) with { Jobs = [Samples.Row(1) with { Lineage = lineage }] });

        Assert.Equal(lineage, Assert.Single((await open.ReopenAsync()).Unfinished).Lineage);
    }

    [Fact]
    public async Task A_repeated_key_answers_the_earlier_number_and_writes_nothing()
    {
        await using var open = await JournalInAFile.OpenAsync();
        var key = Guid.NewGuid();
        await open.WriteAsync(Samples.Entry(1, key));

        var again = await open.WriteAsync(Samples.Entry(2, key) with { Settings = new Dictionary<string, string?> { ["a"] = "b" } });

        Assert.Equal(new JournalReceipt(1, Samples.Number(1)), again);
        var snapshot = await open.ReopenAsync();
        Assert.Equal([1], snapshot.Unfinished.Select(job => job.Number.Value));
        Assert.Empty(snapshot.Settings);
        Assert.Equal(1, snapshot.LastSequence);
    }

    [Fact]
    public async Task Of_one_key_sent_by_many_at_once_one_is_written()
    {
        await using var open = await JournalInAFile.OpenAsync();
        var key = Guid.NewGuid();

        var receipts = await Task.WhenAll(
            Enumerable.Range(1, 32).Select(n => Task.Run(() => open.WriteAsync(Samples.Entry(n, key)), Token))
        );

        var written = Assert.Single(await open.Journal.ListAsync(new TrackedFilter(), Token));
        Assert.Single(receipts, receipt => receipt.Earlier is null);
        Assert.All(receipts.Where(receipt => receipt.Earlier is not null), receipt => Assert.Equal(written.Number, receipt.Earlier));
    }

    [Fact]
    public async Task A_number_that_is_taken_fails_alone_and_its_neighbours_are_written()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(Samples.Entry(50));

        var writes = Enumerable.Range(1, 100).Select(n => Task.Run(() => open.WriteAsync(Samples.Entry(n)), Token)).ToList();
        await Task.WhenAll(writes).ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);

        var failed = Assert.Single(writes, write => write.IsFaulted);
        Assert.Equal(StoreFailure.Conflict, Assert.IsType<StoreException>(failed.Exception!.InnerException).Failure);
        Assert.Equal(100, (await open.Journal.ListAsync(new TrackedFilter { Limit = 1000 }, Token)).Count);
        Assert.Equal(
            Enumerable.Range(1, 100).Select(n => (long)n),
            (await open.Journal.ReadFactsAsync(0, 1000, Token)).Select(f => f.Sequence)
        );
    }

    [Fact]
    public async Task A_row_is_replaced_as_it_changes_and_leaves_the_unfinished_at_its_end()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(Samples.Entry(7));
        var ended = Samples.Row(7) with
        {
            Status = TrackedStatus.Submitted,
            Code = "started",
            Text = "läuft",
            Rule = "month-end",
            Execution = new ExecutionReference("b", "/weir/7", 4711),
            StartedAt = Samples.Noon.AddTicks(1),
            EndedAt = Samples.Noon.AddTicks(2),
            Signal = 9,
            ExitCode = 0,
            Monitor = "$root.MON.JOB",
            Tsn = "0007",
            Ok = "0-4",
            OnLeftovers = "kill",
        };

        await open.WriteAsync(new JournalEntry { Jobs = [ended] });

        Assert.Equal(ended, await open.Journal.FindAsync(Samples.Number(7), Token));
        Assert.Empty((await open.ReopenAsync()).Unfinished);
    }

    [Fact]
    public async Task The_newest_job_of_a_variable_is_found()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(
            new JournalEntry
            {
                Jobs = [Samples.Row(7) with { Monitor = "$root.A" }, Samples.Row(8) with { Monitor = "$root.A" }, Samples.Row(9)],
            }
        );

        Assert.Equal(Samples.Number(8), (await open.Journal.FindMonitoredAsync("$root.A", Token))?.Number);
        Assert.Null(await open.Journal.FindMonitoredAsync("$root.B", Token));
    }

    [Fact]
    public async Task Settings_are_set_replaced_and_removed()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(
            new JournalEntry
            {
                Settings = new Dictionary<string, string?>
                {
                    ["way.cron"] = "observe",
                    ["epoch"] = "1",
                    ["gone"] = "x",
                },
            }
        );
        await open.WriteAsync(
            new JournalEntry
            {
                Settings = new Dictionary<string, string?> { ["way.cron"] = "on", ["gone"] = null },
            }
        );

        var settings = (await open.ReopenAsync()).Settings;

        Assert.Equal(new Dictionary<string, string> { ["way.cron"] = "on", ["epoch"] = "1" }, settings);
    }

    [Fact]
    public async Task What_the_server_has_taken_never_goes_back_nor_past_the_last_fact()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(Samples.Entry(1));
        await open.WriteAsync(Samples.Entry(2));
        await open.WriteAsync(new JournalEntry { FactsTaken = 2 });
        await open.WriteAsync(new JournalEntry { FactsTaken = 1 });
        Assert.Equal(2, (await open.ReopenAsync()).FactsTaken);

        await open.WriteAsync(new JournalEntry { FactsTaken = 99 });
        Assert.Equal(2, (await open.ReopenAsync()).FactsTaken);
    }
}
