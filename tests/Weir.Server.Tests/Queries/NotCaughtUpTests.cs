using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using Weir.Server.Queries;

namespace Weir.Server.Tests.Queries;

/// <summary>A number that an agent answered is never "no such job" only because the server has yet to hear of it.</summary>
public sealed class NotCaughtUpTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_number_whose_agent_has_not_greeted_since_the_start_nobody_can_say_yet()
    {
        await using var house = await ServerHouse.OpenAsync();
        var number = await house.NumberAsync();
        await using var again = await house.ReopenAsync(greets: false);

        Assert.Equal(
            ProblemCodes.NotCaughtUp,
            (await Assert.ThrowsAsync<RefusedException>(() => again.Server.ShowJobAsync(ServerHouse.Anna, number, Cancellation))).Code
        );
        Assert.Equal(
            ProblemCodes.NotCaughtUp,
            (await Assert.ThrowsAsync<RefusedException>(() => again.Server.WhyAsync(ServerHouse.Anna, number, null, Cancellation))).Code
        );
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            again.Server.ReleaseAsync(ServerHouse.Anna, number, new JobAction(), Cancellation)
        );
        Assert.Equal(ProblemCodes.NotCaughtUp, refused.Code);
        Assert.Contains("the agent on m1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_said_until_the_agents_facts_have_come()
    {
        await using var house = await ServerHouse.OpenAsync();
        var number = await house.NumberAsync();
        var other = await house.NumberAsync();
        await using var again = await house.ReopenAsync(greets: false);
        await again.Server.Links.HelloAsync(ServerHouse.Machine, new AgentHello("1", LastSequence: 2, 0), Cancellation);
        Assert.Equal(
            ProblemCodes.NotCaughtUp,
            (await Assert.ThrowsAsync<RefusedException>(() => again.Server.ShowJobAsync(ServerHouse.Anna, number, Cancellation))).Code
        );

        await again.SayAsync(ServerHouse.Submitted(number, "anna", "NIGHTLY"));

        Assert.Equal(number.Value, (await again.Server.ShowJobAsync(ServerHouse.Anna, number, Cancellation)).Job.Number);
        Assert.Equal(
            ProblemCodes.NotFound,
            (await Assert.ThrowsAsync<RefusedException>(() => again.Server.ShowJobAsync(ServerHouse.Anna, other, Cancellation))).Code
        );
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_no_job()
    {
        await using var house = await ServerHouse.OpenAsync();
        await using var again = await house.ReopenAsync(greets: false);

        Assert.Equal(
            ProblemCodes.NotFound,
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    again.Server.ShowJobAsync(ServerHouse.Anna, new TrackingNumber(900_000), Cancellation)
                )
            ).Code
        );
    }
}
