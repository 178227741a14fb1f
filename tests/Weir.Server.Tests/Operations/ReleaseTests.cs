using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class ReleaseTests
{
    [Fact]
    public async Task Who_lifts_the_own_hold_lets_the_job_go()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync("anna");

        await fixture.Server.ReleaseAsync(Anna, number, new JobAction(), Cancellation);

        Assert.Contains(await fixture.OrdersAsync(), order => order is Jobs.Orders.Start start && start.Number == number);
        Assert.Equal("Starting", (await fixture.JobAsync(number)).State);
    }

    [Fact]
    public async Task A_user_does_not_lift_what_an_operator_holds()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync("anna");
        await fixture.Server.HoldAsync(Operator, number, new JobAction(), Cancellation);

        await fixture.Server.ReleaseAsync(Anna, number, new JobAction(), Cancellation);

        Assert.Equal("operator", Assert.Single((await fixture.JobAsync(number)).Holders).Manager);
    }
}
