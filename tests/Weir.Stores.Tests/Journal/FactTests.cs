using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

public sealed class FactTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_fact_is_read_back_as_it_was_written()
    {
        await using var open = await JournalInAFile.OpenAsync();
        Fact[] facts =
        [
            Samples.Fact(1) with
            {
                JobDescription = QualifiedName.Parse("CRON/ROOT"),
                JobQueue = QualifiedName.Parse("AT/A"),
                Schedule = ObjectName.Parse("NIGHT"),
                Rule = "month-end",
                Priority = 1,
                Hold = true,
                Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 2)],
                JobDate = new DateOnly(2026, 2, 28),
                Command = "sh -c 'echo ü\"'",
                RerunOf = Samples.Number(9),
                Parent = Samples.Number(8),
                JoinsParent = true,
                GoesAtOnce = true,
                RunsWhenRejected = true,
                Monitor = "$root.MON.JOB",
            },
            new JobStarted(Samples.Noon, Samples.Number(1), 12, null),
            new JobStartFailed(Samples.Noon, Samples.Number(1), "no-such-command", "nothing there"),
            new JobEnded(Samples.Noon, Samples.Number(1), null, 9, 5, 6) { Cancelled = true },
            new JobLost(Samples.Noon, Samples.Number(1), true, "gone"),
            new JobGone(Samples.Noon, Samples.Number(1), "cancelled", "by hand", null),
            new JobMonitored(Samples.Noon, Samples.Number(1), "$root.MON.JOB"),
            new JobFilled(Samples.Noon, Samples.Number(1), "load north", "SITE is north"),
            new OutputMatched(Samples.Noon, Samples.Number(1), "message rule 1 matched in out: E1"),
            new ConditionMet(Samples.Noon, Samples.Number(1)),
            new JobReleased(Samples.Noon, Samples.Number(1), "bob at north"),
            new JobHeld(Samples.Noon, Samples.Number(1), "bob at north") { Actor = Samples.Bob },
            new AgentStarted(Samples.Noon.AddTicks(7), "0.1.0", "boot", 2, true),
            new AgentMessage(Samples.Noon, MessageSeverity.Warning, "disk", "nearly full", null),
        ];
        Assert.Equal(
            typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract).ToHashSet(),
            facts.Select(f => f.GetType()).ToHashSet()
        );

        await open.WriteAsync(new JournalEntry { Facts = facts });

        var read = await open.Journal.ReadFactsAsync(0, 100, Token);
        Assert.Equal(facts.Length, read.Count);
        Assert.All(read, (fact, i) => Assert.Equivalent(new SequencedFact(i + 1, facts[i]), fact, strict: true));
    }

    [Fact]
    public async Task Facts_are_read_again_from_any_sequence()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(new JournalEntry { Facts = [.. Enumerable.Range(1, 10).Select(Samples.Fact)] });

        Assert.Equal([4, 5, 6], (await open.Journal.ReadFactsAsync(3, 3, Token)).Select(f => f.Sequence));
        Assert.Equal([10], (await open.Journal.ReadFactsAsync(9, 3, Token)).Select(f => f.Sequence));
        Assert.Empty(await open.Journal.ReadFactsAsync(10, 3, Token));
    }
}
