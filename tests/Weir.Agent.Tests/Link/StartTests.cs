using Weir.Execution.Local;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol.Rules;

namespace Weir.Agent.Tests.Link;

public sealed class StartTests
{
    private static readonly RuleView Queued = new()
    {
        Name = "QUEUED",
        JobName = "TEST",
        Type = "queue",
    };

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_start_that_comes_for_a_job_already_started_by_hand_is_refused()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        fixture.Shepherds.EndsAtOnce = false;
        var (number, _) = await StartedByHand(fixture);

        fixture.Server.Issue(new Start(number, null));

        var refused = await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == number, Patience);
        Assert.Equal(ReasonCodes.AlreadyStarted, refused.Code);
        Assert.Single(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_start_that_comes_for_a_job_started_by_hand_and_over_is_refused()
    {
        await using var fixture = await AgentFixture.OpenAsync(Queued);
        fixture.Shepherds.EndsAtOnce = false;
        var (number, launch) = await StartedByHand(fixture);
        fixture.Shepherds.End(launch, 0);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);

        fixture.Server.Issue(new Start(number, null));

        var refused = await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == number, Patience);
        Assert.Equal(ReasonCodes.AlreadyStarted, refused.Code);
        Assert.Single(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_that_the_machine_does_not_know_can_neither_start_nor_stay_under_way()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var (started, cancelled) = (new TrackingNumber(900_001), new TrackingNumber(900_002));

        fixture.Server.Issue(new Start(started, null));
        fixture.Server.Issue(new Cancel(cancelled, "", "somebody", 10));

        Assert.Equal(ReasonCodes.Unknown, (await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == started, Patience)).Code);
        Assert.False((await fixture.Server.FactAsync<JobLost>(fact => fact.Number == cancelled, Patience)).MachineRestarted);
    }

    private static async Task<(TrackingNumber Number, ShepherdLaunch Launch)> StartedByHand(AgentFixture fixture)
    {
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        Assert.Empty(fixture.Shepherds.Launched);
        await fixture.Agent.StartByHandAsync(number, held: false, AgentFixture.Operator, Patience);
        return (number, await fixture.Shepherds.NextAsync(Patience));
    }
}
