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
        await using var fixture = await ServerFixture.OpenAsync();
        var number = await fixture.NumberAsync();
        await using var again = await fixture.ReopenAsync(greets: false);

        Assert.Equal(
            ProblemCodes.NotCaughtUp,
            (await Assert.ThrowsAsync<RefusedException>(() => again.Server.ShowJobAsync(ServerFixture.Anna, number, Cancellation))).Code
        );
        Assert.Equal(
            ProblemCodes.NotCaughtUp,
            (await Assert.ThrowsAsync<RefusedException>(() => again.Server.WhyAsync(ServerFixture.Anna, number, null, Cancellation))).Code
        );
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            again.Server.ReleaseAsync(ServerFixture.Anna, number, new JobAction(), Cancellation)
        );
        Assert.Equal(ProblemCodes.NotCaughtUp, refused.Code);
        Assert.Contains("the agent on m1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_said_until_the_agents_facts_have_come()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var number = await fixture.NumberAsync();
        var other = await fixture.NumberAsync();
        await using var again = await fixture.ReopenAsync(greets: false);
        await again.Server.Links.HelloAsync(ServerFixture.Machine, new AgentHello("1", LastSequence: 2, 0), Cancellation);
        Assert.Equal(
            ProblemCodes.NotCaughtUp,
            (await Assert.ThrowsAsync<RefusedException>(() => again.Server.ShowJobAsync(ServerFixture.Anna, number, Cancellation))).Code
        );

        await again.SayAsync(ServerFixture.Submitted(number, "anna", "NIGHTLY"));

        Assert.Equal(number.Value, (await again.Server.ShowJobAsync(ServerFixture.Anna, number, Cancellation)).Job.Number);
        Assert.Equal(
            ProblemCodes.NotFound,
            (await Assert.ThrowsAsync<RefusedException>(() => again.Server.ShowJobAsync(ServerFixture.Anna, other, Cancellation))).Code
        );
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_no_job()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await using var again = await fixture.ReopenAsync(greets: false);

        Assert.Equal(
            ProblemCodes.NotFound,
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    again.Server.ShowJobAsync(ServerFixture.Anna, new TrackingNumber(900_000), Cancellation)
                )
            ).Code
        );
    }
}
