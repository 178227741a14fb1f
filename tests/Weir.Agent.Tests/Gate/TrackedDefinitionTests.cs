using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol.Rules;

namespace Weir.Agent.Tests.Gate;

public sealed class TrackedDefinitionTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task What_a_definition_says_of_a_job_that_goes_at_once_its_machine_knows_before_it_starts_and_after_a_restart()
    {
        await using var fixture = await AgentFixture.OpenAsync(
            new TrackedDefinition
            {
                Schedule = "AdHoc",
                Name = "TEST",
                Ok = "0-4",
                OnLeftovers = "keep",
            }
        );
        fixture.Shepherds.EndsAtOnce = false;

        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        fixture.Shepherds.End(await fixture.Shepherds.NextAsync(Patience), 4);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);

        Assert.Equal(0, (await fixture.Agent.FindTrackedAsync(number, AgentFixture.Operator, Patience)).Severity);
        fixture.Server.IsAway = true;
        await fixture.RestartAsync();
        fixture.Shepherds.EndsAtOnce = false;
        number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Shepherds.NextAsync(Patience);
        Assert.Equal("keep", (await fixture.Agent.ViewJobAsync(number, AgentFixture.Operator, Patience)).OnLeftovers);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_repeat_that_is_to_wait_is_not_started_before_the_server_says_so()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        var again = new TrackingNumber(700_001);

        fixture.Server.Issue(new Rerun(number, again, "weir") { Waits = true });

        var submitted = await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == again, Patience);
        Assert.False(submitted.GoesAtOnce);
        Assert.Single(fixture.Shepherds.Launched);
        fixture.Server.Issue(new Start(again, null));
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == again, Patience);
    }
}
