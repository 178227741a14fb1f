using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class CancelTests
{
    [Fact]
    public async Task A_waiting_job_that_its_user_cancels_never_starts()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync("anna");

        await fixture.Server.CancelAsync(Anna, number, new JobAction { Text = "not needed" }, Cancellation);

        var orders = await fixture.OrdersAsync();
        Assert.DoesNotContain(orders, order => order is Jobs.Orders.Start);
        Assert.Contains(orders, order => order is Jobs.Orders.Cancel cancel && cancel.Number == number);
    }

    [Fact]
    public async Task Nobody_cancels_what_is_another_users()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync("anna");

        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.CancelAsync(Bert, number, new JobAction(), Cancellation));
    }

    [Fact]
    public async Task A_grace_out_of_range_is_refused()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync("anna");

        await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.CancelAsync(Anna, number, new JobAction { Grace = 3601 }, Cancellation)
        );
    }
}
