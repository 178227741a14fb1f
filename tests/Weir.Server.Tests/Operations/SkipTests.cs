using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Operations;

public sealed class SkipTests
{
    [Fact]
    public async Task A_skipped_job_is_over_without_having_run()
    {
        await using var house = await OpenAsync();
        var number = await house.HeldAsync();

        await house.Server.SkipAsync(Operator, number, new JobAction(), Cancellation);

        Assert.DoesNotContain(await house.OrdersAsync(), order => order is Jobs.Orders.Start);
        Assert.Null((await house.JobAsync(number)).StartedAt);
    }

    [Fact]
    public async Task A_job_that_is_over_is_not_skipped()
    {
        await using var house = await OpenAsync();
        var number = await house.EndedAsync();

        await Refusal.OfAsync(ProblemCodes.WrongState, () => house.Server.SkipAsync(Operator, number, new JobAction(), Cancellation));
    }
}
