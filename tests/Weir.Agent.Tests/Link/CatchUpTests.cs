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
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        var before = fixture.Server.Greetings.Count;
        (fixture.Server.IsAway, fixture.Server.MostTaken) = (true, most);
        var waits = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var started = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var held = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var cancelled = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Agent.StartByHandAsync(started, held: false, AgentFixture.Operator, Patience);
        await fixture.Agent.StartByHandAsync(held, held: true, AgentFixture.Operator, Patience);
        await fixture.Agent.CancelByHandAsync(cancelled, "not needed", 1, AgentFixture.Operator, Patience);
        var first = fixture.Server.Taken.Count;

        // A greeting on its way was said before all of that; the one after it is not.
        var turnedAway = fixture.Server.TurnedAway;
        await AgentFixture.UntilAsync(() => fixture.Server.TurnedAway > turnedAway);
        fixture.Server.IsAway = false;

        await fixture.Server.FactAsync<JobGone>(fact => fact.Number == cancelled, Patience);
        await AgentFixture.UntilAsync(() => fixture.Server.Taken.Any(fact => fact.Fact is JobEnded));
        Assert.Equal(
            [(waits, false), (started, true), (held, true), (cancelled, true)],
            fixture
                .Server.Taken.Skip(first)
                .Select(fact => (fact.Fact as JobSubmitted, fact.ActedOn))
                .Where(fact => fact.Item1 is not null)
                .Select(fact => (fact.Item1!.Number, fact.ActedOn))
        );
        // So the server knows when it has heard all of it.
        var greeting = fixture.Server.Greetings[before];
        Assert.True(greeting.Hello.LastSequence >= fixture.Server.Taken.First(fact => fact.Fact is JobGone).Sequence, $"{greeting}");
    }
}
