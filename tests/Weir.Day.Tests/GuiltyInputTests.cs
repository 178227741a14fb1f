using System.Text.Json;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Day.Tests;

/// <summary>An input that cannot be decided is taken back and left out; the others are decided as if it had not been there.</summary>
public sealed class GuiltyInputTests
{
    [Fact]
    public void A_fact_that_makes_deciding_throw_is_passed_over_and_the_others_of_its_batch_are_taken()
    {
        var day = new TestDay();

        var decision = day.Decide(day.Fact(Job(1, day)), day.Fact(Poison(2, day)), day.Fact(Job(3, day)));

        Assert.Equal([1, 3], decision.Jobs.Select(job => job.Number.Value));
        var aside = Assert.Single(decision.SetAside);
        Assert.Equal(("alpha", 2L, "undecided"), (aside.Machine, aside.Sequence, aside.Code));
        Assert.IsType<JobSubmitted>(aside.Fact);
        Assert.Single(decision.Failures);
        Assert.Contains(decision.Messages, message => message.Code == "fact-set-aside");
        Assert.Equal(3, decision.Agents.Single(agent => agent.Machine == "alpha").FactSequence);
    }

    [Fact]
    public void Its_number_stays_free_for_a_fact_that_is_right()
    {
        var day = new TestDay();
        day.Decide(day.Fact(Poison(1, day)));

        var decision = day.Decide(day.Fact(Job(1, day)));

        Assert.Equal(1, Assert.Single(decision.Jobs).Number.Value);
        Assert.Empty(decision.Failures);
    }

    [Fact]
    public void What_is_decided_later_is_the_same_as_if_it_had_never_come()
    {
        var (poisoned, clean) = (new TestDay(), new TestDay());
        for (var number = 1; number <= 40; number++)
        {
            poisoned.Decide(
                poisoned.Fact(Job(number, poisoned)),
                Guilty(poisoned, number),
                poisoned.Fact(new JobStarted(poisoned.Now, new TrackingNumber(number), 42, null))
            );
            clean.Decide(
                clean.Fact(Job(number, clean)),
                clean.Fact(new JobMonitored(clean.Now, new TrackingNumber(500), null)),
                clean.Fact(new JobStarted(clean.Now, new TrackingNumber(number), 42, null))
            );
        }

        var after = poisoned.Decide(poisoned.Fact(new JobEnded(poisoned.Now, new TrackingNumber(1), 0, null, 1, 1)));
        var wanted = clean.Decide(clean.Fact(new JobEnded(clean.Now, new TrackingNumber(1), 0, null, 1, 1)));

        Assert.Equal(Shown(wanted), Shown(after));
        Assert.Equal(Jobs(clean), Jobs(poisoned));
        Assert.Equal(
            clean.State.Limits.All.Select(limit => (limit.Key, limit.Value.InUse)).OrderBy(limit => limit.Key),
            poisoned.State.Limits.All.Select(limit => (limit.Key, limit.Value.InUse)).OrderBy(limit => limit.Key)
        );
    }

    [Fact]
    public void A_request_that_cannot_be_decided_is_refused_and_the_others_are_answered()
    {
        var day = new TestDay();
        day.Decide(day.Fact(Job(1, day) with { Hold = true }));

        var decision = day.Decide(
            new UnknownRequest(7, TestDay.Root, new TrackingNumber(1)),
            new ReleaseJob(8, TestDay.Root, new TrackingNumber(1))
        );

        Assert.Equal("failed", Assert.IsType<RequestRefused>(decision.Answers[0]).Code);
        Assert.IsType<RequestDone>(decision.Answers[1]);
    }

    [Fact]
    public void What_came_in_a_facts_place_and_is_none_is_passed_over()
    {
        var day = new TestDay();

        var decision = day.Decide(
            new FactRefused("alpha", 1, "bad-fact", "a fact is an object", "null"),
            new FactRefused("alpha", null, "bad-fact", "a fact is an object", "null"),
            new FactRefused("alpha", 1, "bad-fact", "again", "null")
        );

        Assert.Equal([1L, 2L], decision.SetAside.Select(fact => fact.Sequence));
        Assert.Equal(2, decision.Agents.Single().FactSequence);
    }

    [Fact]
    public void One_machine_fills_neither_what_is_kept_nor_the_messages()
    {
        var day = new TestDay();

        var decision = day.Decide([
            .. Enumerable.Range(1, 1500).Select(sequence => new FactRefused("alpha", sequence, "bad-fact", "a fact is an object", "null")),
        ]);

        Assert.Equal(1000, decision.SetAside.Count);
        Assert.Equal(10, decision.Messages.Count);
        Assert.Equal(1500, day.State.SetAsideOf("alpha"));
        Assert.Equal(1500, decision.Agents.Single().FactSequence);
    }

    [Fact]
    public void A_fact_that_was_set_aside_is_taken_when_it_is_tried_again_and_can_be()
    {
        var day = new TestDay();
        day.Decide(new FactRefused("alpha", 1, "unknown-kind", "facts of this kind are not known", "{}"));

        var decision = day.Decide(new FactRetried("alpha", new SequencedFact(1, Job(1, day))));

        Assert.Equal(1, Assert.Single(decision.Jobs).Number.Value);
        Assert.Equal(("alpha", 1L), Assert.Single(decision.Retried));
    }

    [Fact]
    public void A_member_that_this_version_does_not_know_is_said_once()
    {
        var day = new TestDay();
        var more = new Dictionary<string, JsonElement> { ["colour"] = JsonSerializer.SerializeToElement("red") };

        var first = day.Decide(day.Fact(Job(1, day) with { Unknown = more }));
        var second = day.Decide(day.Fact(Job(2, day) with { Unknown = more }));

        Assert.Contains(
            "colour",
            Assert.Single(first.Messages, message => message.Code == "unknown-member").Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(second.Messages, message => message.Code == "unknown-member");
        Assert.Equal(2, Assert.Single(second.Jobs).Number.Value);
    }

    private static JobSubmitted Job(int number, TestDay day) =>
        new(day.Now, new TrackingNumber(number), ObjectName.Parse("NIGHTLY"), "alice", TrackType.Queue, WayIn.Submit, SubmissionMode.Stored)
        {
            Limits = [new LimitNeed(ObjectName.Parse("LOCK"), 1)],
        };

    // No door lets this through: it stands for a fault of the rules themselves.
    private static JobSubmitted Poison(int number, TestDay day) => Job(number, day) with { Limits = null! };

    private static FactArrived Guilty(TestDay day, int number) =>
        (number % 4) switch
        {
            0 => day.Fact(Poison(number + 500, day)),
            1 => day.Fact(Job(number + 500, day) with { JobQueue = default, Limits = [new LimitNeed(ObjectName.Parse("NEW"), 1)] }),
            2 => day.Fact(Job(number + 500, day) with { JobDescription = default, GoesAtOnce = true }),
            _ => day.Fact(Job(number + 500, day) with { Name = default }),
        };

    private static string Jobs(TestDay day) =>
        string.Join('\n', day.State.Jobs.OrderBy(job => job.Number).Select(job => job with { Limits = [], Holds = [] }));

    private static string Shown(Decision decision) =>
        string.Join(
            '\n',
            decision
                .Jobs.Select(job => $"{job.Number} {job.State}")
                .Concat(decision.Orders.Select(order => order.Order.Order.ToString()))
                .Concat(decision.Events.Select(line => line.Text))
        );

    private sealed record UnknownRequest(long Id, Caller Caller, TrackingNumber Number) : JobRequest(Id, Caller, Number);
}
