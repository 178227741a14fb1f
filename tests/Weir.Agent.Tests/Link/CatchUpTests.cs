using Weir.Jobs.Facts;
using Weir.Protocol.Rules;

namespace Weir.Agent.Tests.Link;

/// <summary>
/// What happened while the server was away may come to it in several messages: each submission says whether more of it follows.
/// </summary>
public sealed class CatchUpTests
{
    private static readonly RuleView Queued = new()
    {
        Name = "QUEUED",
        JobName = "TEST",
        Type = "queue",
    };

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(500)]
    public async Task A_submission_says_that_its_machine_has_acted_on_the_job_since(int most)
    {
        await using var house = await AgentHouse.OpenAsync(Queued);
        await house.Agent.SettleRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        var before = house.Server.Greetings.Count;
        (house.Server.IsAway, house.Server.MostTaken) = (true, most);
        var waits = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var started = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var held = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var cancelled = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        await house.Agent.StartByHandAsync(started, held: false, AgentHouse.Operator, Patience);
        await house.Agent.StartByHandAsync(held, held: true, AgentHouse.Operator, Patience);
        await house.Agent.CancelByHandAsync(cancelled, "not needed", 1, AgentHouse.Operator, Patience);
        var first = house.Server.Taken.Count;

        house.Server.IsAway = false;

        await house.Server.FactAsync<JobGone>(fact => fact.Number == cancelled, Patience);
        await AgentHouse.UntilAsync(() => house.Server.Taken.Any(fact => fact.Fact is JobEnded));
        Assert.Equal(
            [(waits, false), (started, true), (held, true), (cancelled, true)],
            house
                .Server.Taken.Skip(first)
                .Select(fact => (fact.Fact as JobSubmitted, fact.ActedOn))
                .Where(fact => fact.Item1 is not null)
                .Select(fact => (fact.Item1!.Number, fact.ActedOn))
        );
        // So the server knows when it has heard all of it.
        var greeting = house.Server.Greetings[before];
        Assert.True(greeting.Hello.LastSequence >= house.Server.Taken.First(fact => fact.Fact is JobGone).Sequence, $"{greeting}");
    }
}
