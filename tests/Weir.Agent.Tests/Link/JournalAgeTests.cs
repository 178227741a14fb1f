using Weir.Protocol.AgentLink;

namespace Weir.Agent.Tests.Link;

/// <summary>A journal that was put back is told from the newer one by what it had when it was opened.</summary>
public sealed class JournalAgeTests
{
    [Fact(Timeout = 30_000)]
    public async Task Starts_that_no_server_answers_do_not_make_a_journal_younger()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await fixture.StopAsync();
        fixture.Server.Hello = """{"epoch":1,"sequence":0,"contract":99}""";

        var first = await StartAsync(fixture);
        var second = await StartAsync(fixture);

        fixture.Server.Hello = null;
        await fixture.StartAgainAsync();
        await AgentFixture.UntilAsync(() => fixture.Server.Taken[^1].Sequence > second.LastSequence);
        await fixture.StopAsync();
        var answered = await StartAsync(fixture);
        await fixture.StartAgainAsync();

        Assert.Equal(first.OpenedAt, second.OpenedAt);
        Assert.True(second.OpenedAt < first.LastSequence && first.LastSequence < second.LastSequence, $"{first}, {second}");
        Assert.True(answered.OpenedAt > second.LastSequence, $"{second}, {answered}");
    }

    [Fact(Timeout = 20_000)]
    public async Task An_agent_that_was_answered_goes_by_its_last_fact()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var before = fixture.Server.Greetings.Count;
        fixture.Server.LoseNextAnswer();
        await fixture.SubmitAsync(AgentFixture.Submission(), TestContext.Current.CancellationToken);

        await AgentFixture.UntilAsync(() => fixture.Server.Greetings.Count > before);

        Assert.Equal(0, fixture.Server.Greetings[0].Hello.OpenedAt);
        Assert.Null(fixture.Server.Greetings[^1].Hello.OpenedAt);
    }

    private static async Task<AgentHello> StartAsync(AgentFixture fixture)
    {
        var before = fixture.Server.Greetings.Count;
        await fixture.StartAgainAsync();
        await AgentFixture.UntilAsync(() => fixture.Server.Greetings.Count > before);
        await fixture.StopAsync();
        return fixture.Server.Greetings[before].Hello;
    }
}
