using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class CountJobsTests
{
    [Fact]
    public async Task Only_jobs_that_are_not_over_count_and_a_user_counts_own_ones()
    {
        await using var fixture = await OpenAsync();
        await fixture.HeldAsync("anna");
        await fixture.HeldAsync("bert");
        await fixture.EndedAsync();

        Assert.Equal(2, (await fixture.Server.CountActiveAsync(Root, Cancellation))["Waiting"]);
        Assert.Equal(1, (await fixture.Server.CountActiveAsync(Anna, Cancellation))["Waiting"]);
        Assert.DoesNotContain("Succeeded", await fixture.Server.CountActiveAsync(Operator, Cancellation));
    }
}
