using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;

namespace Weir.Agent.Tests.Running;

public sealed class ShortageTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_start_that_is_refused_for_a_shortage_is_tried_again_until_it_succeeds()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.Refusals.Enqueue(Errno.NoSpace);
        house.Shepherds.Refusals.Enqueue(Errno.Again);

        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);

        var ended = await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Single(house.Shepherds.Launched);
        await SaidOnce(house, number);
    }

    // More often than a shepherd may die of itself.
    [Fact(Timeout = 30_000)]
    public async Task A_shepherd_that_found_no_room_is_followed_by_another_until_one_does()
    {
        const int Failures = 4;
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.ComeToNothing = Failures;
        for (var failure = 0; failure < Failures; failure++)
        {
            house.Processes.ExitCodes.Enqueue(Errno.NoSpace);
        }

        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);

        var ended = await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(Failures + 1, house.Shepherds.Launched.Count);
        await SaidOnce(house, number);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_shepherd_that_dies_of_something_else_is_not_tried_for_ever()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.ComeToNothing = int.MaxValue;
        for (var failure = 0; failure < 10; failure++)
        {
            house.Processes.ExitCodes.Enqueue(1);
        }

        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);

        var failed = await house.Server.FactAsync<JobStartFailed>(fact => fact.Number == number, Patience);
        Assert.Equal(ReasonCodes.ShepherdFailed, failed.Code);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_job_that_is_cancelled_while_its_start_is_put_off_is_never_started()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.Refusals.Enqueue(Errno.NoMemory);
        house.Shepherds.Refusals.Enqueue(Errno.NoMemory);
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        await house.Server.FactAsync<AgentMessage>(
            fact => fact is { Code: ReasonCodes.Shortage, Severity: MessageSeverity.Warning },
            Patience
        );

        await house.Agent.CancelByHandAsync(number, "no more", 60, AgentHouse.Operator, Patience);

        await house.Server.FactAsync<AgentMessage>(
            fact => fact is { Code: ReasonCodes.Shortage, Severity: MessageSeverity.Information },
            Patience
        );
        Assert.Empty(house.Shepherds.Launched);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_start_that_was_put_off_is_tried_by_the_next_agent()
    {
        await using var house = await AgentHouse.OpenAsync();
        for (var failure = 0; failure < 10; failure++)
        {
            house.Shepherds.Refusals.Enqueue(Errno.TooManyFiles);
        }

        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        await house.Server.FactAsync<AgentMessage>(fact => fact.Code == ReasonCodes.Shortage, Patience);

        await house.RestartAsync();

        var ended = await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Single(house.Shepherds.Launched);
    }

    private static async Task SaidOnce(AgentHouse house, TrackingNumber number)
    {
        var begun = await house.Server.FactAsync<AgentMessage>(
            fact => fact is { Code: ReasonCodes.Shortage, Severity: MessageSeverity.Warning },
            Patience
        );
        Assert.Equal(number, begun.Number);
        await house.Server.FactAsync<AgentMessage>(
            fact => fact is { Code: ReasonCodes.Shortage, Severity: MessageSeverity.Information },
            Patience
        );
        Assert.Equal(2, house.Server.Count<AgentMessage>());
    }
}
