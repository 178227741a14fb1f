using Weir.Server.Queries;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Queries;

public sealed class CountJobsTests
{
    [Fact]
    public async Task Only_jobs_that_are_not_over_count_and_a_user_counts_own_ones()
    {
        await using var house = await OpenAsync();
        await house.HeldAsync("anna");
        await house.HeldAsync("bert");
        await house.EndedAsync();

        Assert.Equal(2, (await house.Server.CountActiveAsync(Root, Cancellation))["Waiting"]);
        Assert.Equal(1, (await house.Server.CountActiveAsync(Anna, Cancellation))["Waiting"]);
        Assert.DoesNotContain("Succeeded", await house.Server.CountActiveAsync(Operator, Cancellation));
    }
}
