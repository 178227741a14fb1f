using Weir.Protocol;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class PurgeTests
{
    [Fact]
    public async Task Jobs_that_are_over_go_and_waiting_ones_stay()
    {
        await using var fixture = await OpenAsync();
        var over = await fixture.EndedAsync();
        var held = await fixture.HeldAsync();

        Assert.Equal(0, (await fixture.Server.PurgeAsync(Root, days: null, Cancellation)).Jobs);
        Assert.Equal(1, (await fixture.Server.PurgeAsync(Root, days: 0, Cancellation)).Jobs);

        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.JobAsync(over));
        Assert.Equal("Waiting", (await fixture.JobAsync(held)).State);
    }

    [Fact]
    public async Task A_late_fact_about_a_forgotten_job_disturbs_nothing()
    {
        await using var fixture = await OpenAsync();
        var over = await fixture.EndedAsync();
        await fixture.Server.PurgeAsync(Root, days: 0, Cancellation);

        await fixture.SayAsync(new Weir.Jobs.Facts.JobEnded(DateTimeOffset.UtcNow, over, 0, null, 1, 1));

        Assert.NotEqual(over, await fixture.HeldAsync());
    }

    [Fact]
    public async Task Only_an_administrator_may_and_only_whole_days()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.PurgeAsync(Operator, days: 0, Cancellation));
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => fixture.Server.PurgeAsync(Root, days: -1, Cancellation));
    }
}
