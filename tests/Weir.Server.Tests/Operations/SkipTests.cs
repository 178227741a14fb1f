using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class SkipTests
{
    [Fact]
    public async Task A_skipped_job_is_over_without_having_run()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        await fixture.Server.SkipAsync(Operator, number, new JobAction(), Cancellation);

        Assert.DoesNotContain(await fixture.OrdersAsync(), order => order is Jobs.Orders.Start);
        Assert.Null((await fixture.JobAsync(number)).StartedAt);
    }

    [Fact]
    public async Task A_job_that_is_over_is_not_skipped()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.EndedAsync();

        await Refusal.OfAsync(ProblemCodes.WrongState, () => fixture.Server.SkipAsync(Operator, number, new JobAction(), Cancellation));
    }
}
