using Weir.Jobs;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Operations;

public sealed class LimitTests
{
    [Fact]
    public async Task A_limit_lets_through_as_many_as_it_has_and_more_when_it_is_raised()
    {
        await using var house = await OpenAsync();
        var tape = ObjectName.Parse("TAPE");
        await house.Server.SetLimitAsync(Root, tape, null, 1, Cancellation);
        var first = await house.NumberAsync();
        var second = await house.NumberAsync();
        LimitNeed[] needs = [LimitNeed.TryParse("TAPE", out var need) ? need : throw new InvalidOperationException()];
        await house.SayAsync(Submitted(first, "anna", "A") with { Limits = needs }, Submitted(second, "anna", "B") with { Limits = needs });

        Assert.Equal("Starting", (await house.JobAsync(first)).State);
        Assert.Equal("limit", Assert.Single((await house.JobAsync(second)).Holders).Manager);
        var view = Assert.Single((await house.Server.ListLimitsAsync(Cancellation)).Items);
        Assert.Equal((1, 1, 1), (view.Maximum, view.Used, view.Waiting));

        await house.Server.SetLimitAsync(Root, tape, null, 2, Cancellation);

        Assert.Equal("Starting", (await house.JobAsync(second)).State);
    }
}
