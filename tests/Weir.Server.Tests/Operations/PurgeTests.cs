using Weir.Protocol;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Operations;

public sealed class PurgeTests
{
    [Fact]
    public async Task Jobs_that_are_over_go_and_waiting_ones_stay()
    {
        await using var house = await OpenAsync();
        var over = await house.EndedAsync();
        var held = await house.HeldAsync();

        Assert.Equal(0, (await house.Server.PurgeAsync(Root, days: null, Cancellation)).Jobs);
        Assert.Equal(1, (await house.Server.PurgeAsync(Root, days: 0, Cancellation)).Jobs);

        await Refusal.OfAsync(ProblemCodes.NotFound, () => house.JobAsync(over));
        Assert.Equal("Waiting", (await house.JobAsync(held)).State);
    }

    [Fact]
    public async Task A_late_fact_about_a_forgotten_job_disturbs_nothing()
    {
        await using var house = await OpenAsync();
        var over = await house.EndedAsync();
        await house.Server.PurgeAsync(Root, days: 0, Cancellation);

        await house.SayAsync(new Weir.Jobs.Facts.JobEnded(DateTimeOffset.UtcNow, over, 0, null, 1, 1));

        Assert.NotEqual(over, await house.HeldAsync());
    }

    [Fact]
    public async Task Only_an_administrator_may_and_only_whole_days()
    {
        await using var house = await OpenAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => house.Server.PurgeAsync(Operator, days: 0, Cancellation));
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => house.Server.PurgeAsync(Root, days: -1, Cancellation));
    }
}
