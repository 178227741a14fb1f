using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;

namespace Weir.Agent.Tests.Running;

public sealed class ResourceShortageTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_start_that_is_refused_for_a_shortage_is_tried_again_until_it_succeeds()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.Refusals.Enqueue(Errno.NoSpace);
        fixture.Shepherds.Refusals.Enqueue(Errno.Again);

        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);

        var ended = await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Single(fixture.Shepherds.Launched);
        await SaidOnce(fixture, number);
    }

    // More often than a shepherd may die of itself.
    [Fact(Timeout = 30_000)]
    public async Task A_shepherd_that_found_no_room_is_followed_by_another_until_one_does()
    {
        const int Failures = 4;
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.ComeToNothing = Failures;
        for (var failure = 0; failure < Failures; failure++)
        {
            fixture.Processes.ExitCodes.Enqueue(Errno.NoSpace);
        }

        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);

        var ended = await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(Failures + 1, fixture.Shepherds.Launched.Count);
        await SaidOnce(fixture, number);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_shepherd_that_dies_of_something_else_is_not_tried_for_ever()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.ComeToNothing = int.MaxValue;
        for (var failure = 0; failure < 10; failure++)
        {
            fixture.Processes.ExitCodes.Enqueue(1);
        }

        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);

        var failed = await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == number, Patience);
        Assert.Equal(ReasonCodes.ShepherdFailed, failed.Code);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_job_that_is_cancelled_while_its_start_is_put_off_is_never_started()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.Refusals.Enqueue(Errno.NoMemory);
        fixture.Shepherds.Refusals.Enqueue(Errno.NoMemory);
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Server.FactAsync<AgentMessage>(
            fact => fact is { Code: ReasonCodes.Shortage, Severity: MessageSeverity.Warning },
            Patience
        );

        await fixture.Agent.CancelByHandAsync(number, "no more", 60, AgentFixture.Operator, Patience);

        await fixture.Server.FactAsync<AgentMessage>(
            fact => fact is { Code: ReasonCodes.Shortage, Severity: MessageSeverity.Information },
            Patience
        );
        Assert.Empty(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_start_that_was_put_off_is_tried_by_the_next_agent()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        for (var failure = 0; failure < 10; failure++)
        {
            fixture.Shepherds.Refusals.Enqueue(Errno.TooManyFiles);
        }

        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == ReasonCodes.Shortage, Patience);

        await fixture.RestartAsync();

        var ended = await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Single(fixture.Shepherds.Launched);
    }

    private static async Task SaidOnce(AgentFixture fixture, TrackingNumber number)
    {
        var begun = await fixture.Server.FactAsync<AgentMessage>(
            fact => fact is { Code: ReasonCodes.Shortage, Severity: MessageSeverity.Warning },
            Patience
        );
        Assert.Equal(number, begun.Number);
        await fixture.Server.FactAsync<AgentMessage>(
            fact => fact is { Code: ReasonCodes.Shortage, Severity: MessageSeverity.Information },
            Patience
        );
        Assert.Equal(2, fixture.Server.Count<AgentMessage>());
    }
}
