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
        await using var house = await AgentHouse.OpenAsync(Queued);
        house.Shepherds.EndsAtOnce = false;
        var (number, _) = await StartedByHand(house);

        house.Server.Issue(new Start(number, null));

        var refused = await house.Server.FactAsync<JobStartFailed>(fact => fact.Number == number, Patience);
        Assert.Equal(ReasonCodes.AlreadyStarted, refused.Code);
        Assert.Single(house.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_start_that_comes_for_a_job_started_by_hand_and_over_is_refused()
    {
        await using var house = await AgentHouse.OpenAsync(Queued);
        house.Shepherds.EndsAtOnce = false;
        var (number, launch) = await StartedByHand(house);
        house.Shepherds.End(launch, 0);
        await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);

        house.Server.Issue(new Start(number, null));

        var refused = await house.Server.FactAsync<JobStartFailed>(fact => fact.Number == number, Patience);
        Assert.Equal(ReasonCodes.AlreadyStarted, refused.Code);
        Assert.Single(house.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_that_the_machine_does_not_know_can_neither_start_nor_stay_under_way()
    {
        await using var house = await AgentHouse.OpenAsync();
        var (started, cancelled) = (new TrackingNumber(900_001), new TrackingNumber(900_002));

        house.Server.Issue(new Start(started, null));
        house.Server.Issue(new Cancel(cancelled, "", "somebody", 10));

        Assert.Equal(ReasonCodes.Unknown, (await house.Server.FactAsync<JobStartFailed>(fact => fact.Number == started, Patience)).Code);
        Assert.False((await house.Server.FactAsync<JobLost>(fact => fact.Number == cancelled, Patience)).MachineRestarted);
    }

    private static async Task<(TrackingNumber Number, ShepherdLaunch Launch)> StartedByHand(AgentHouse house)
    {
        await house.Agent.SettleRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        Assert.Empty(house.Shepherds.Launched);
        await house.Agent.StartByHandAsync(number, held: false, AgentHouse.Operator, Patience);
        return (number, await house.Shepherds.NextAsync(Patience));
    }
}
