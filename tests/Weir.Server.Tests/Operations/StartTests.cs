using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class StartTests
{
    [Fact]
    public async Task An_operator_starts_a_held_job_and_it_counts_as_exceptional()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        var acted = await fixture.Server.StartAsync(Operator, number, new JobAction(), Cancellation);

        Assert.True(acted.Job.Exceptional);
        Assert.Contains(await fixture.OrdersAsync(), order => order is Jobs.Orders.Start start && start.Number == number);
    }

    [Fact]
    public async Task A_user_does_not_start_past_a_hold_not_even_the_own_job()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync("anna");

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.StartAsync(Anna, number, new JobAction(), Cancellation));
        Assert.Equal("Waiting", (await fixture.JobAsync(number)).State);
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_not_found()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => fixture.Server.StartAsync(Operator, new Jobs.TrackingNumber(999), new JobAction(), Cancellation)
        );
    }
}
