using Weir.Jobs.Facts;
using Weir.Protocol;

namespace Weir.Agent.Tests.Gate;

public sealed class SubmitTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_job_without_a_rule_goes_at_once_and_its_end_reaches_the_server()
    {
        await using var house = await AgentHouse.OpenAsync();

        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);

        var ended = await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(1, house.Server.Count<JobSubmitted>());
        Assert.Equal(1, house.Server.Count<JobStarted>());
        Assert.Single(house.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_same_key_is_the_same_submission()
    {
        await using var house = await AgentHouse.OpenAsync();
        var submission = AgentHouse.Submission();

        var first = await house.SubmitAsync(submission, Patience);
        var second = await house.SubmitAsync(submission, Patience);

        Assert.Equal(first, second);
        await house.Server.FactAsync<JobEnded>(fact => fact.Number == first, Patience);
        Assert.Single(house.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_missing_command_is_refused_without_a_number()
    {
        await using var house = await AgentHouse.OpenAsync();
        var submission = AgentHouse.Submission() with { Arguments = ["no-such-program-anywhere"u8.ToArray()] };

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => house.SubmitAsync(submission, Patience));

        Assert.Equal(ProblemCodes.NoSuchCommand, refused.Code);
    }
}
