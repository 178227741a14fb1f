using Weir.Jobs.Facts;
using Weir.Protocol.Rules;

namespace Weir.Agent.Tests.Link;

/// <summary>The connection breaks between the server's taking of facts and its answer.</summary>
public sealed class LostAnswerTests
{
    private static readonly RuleView Queued = new()
    {
        Name = "QUEUED",
        JobName = "TEST",
        Type = "queue",
    };

    [Fact(Timeout = 20_000)]
    public async Task The_next_greeting_counts_facts_whose_answer_was_lost()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var before = fixture.Server.Greetings.Count;
        fixture.Server.LoseNextAnswer();

        var number = await fixture.SubmitAsync(AgentFixture.Submission(), TestContext.Current.CancellationToken);

        await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == number, TestContext.Current.CancellationToken);
        await AgentFixture.UntilAsync(() => fixture.Server.Greetings.Count > before);
        // A server refuses an agent that knows of fewer facts than it sent: its journal would be an older one.
        Assert.All(fixture.Server.Greetings, greeting => Assert.True(greeting.Hello.LastSequence >= greeting.Taken, $"{greeting}"));
    }
}
