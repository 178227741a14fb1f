using Weir.Jobs;
using Weir.Protocol;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class ListJobsTests
{
    [Fact]
    public async Task A_user_sees_own_jobs_an_operator_and_a_viewer_see_all()
    {
        await using var fixture = await OpenAsync();
        await fixture.HeldAsync("anna", "HERS");
        var his = await fixture.HeldAsync("bert", "HIS");

        Assert.Equal("HERS", Assert.Single((await fixture.Server.ListJobsAsync(Anna, new JobFilter(), Cancellation)).Items).Name.Text);
        Assert.Empty((await fixture.Server.ListJobsAsync(Anna, new JobFilter { User = "bert" }, Cancellation)).Items);
        Assert.Equal(2, (await fixture.Server.ListJobsAsync(Operator, new JobFilter(), Cancellation)).Items.Count);
        var seen = (await fixture.Server.ListJobsAsync(new Caller("vera", Role.Viewer, "test"), new JobFilter(), Cancellation)).Items;
        Assert.All(seen, job => Assert.Null(job.Command));
        Assert.Equal(2, seen.Count);
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.ShowJobAsync(Anna, his, Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.WhyAsync(Anna, his, null, Cancellation));
    }

    [Fact]
    public async Task Pages_hang_together_by_their_cursors()
    {
        await using var fixture = await OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await fixture.HeldAsync();
        }

        var seen = new List<int>();
        string? cursor = null;
        do
        {
            var page = await fixture.Server.ListJobsAsync(
                Root,
                new JobFilter
                {
                    Limit = 2,
                    Before =
                        cursor is null ? null
                        : ListPosition.TryParse(cursor, out var place) ? place
                        : throw new FormatException(cursor),
                },
                Cancellation
            );
            seen.AddRange(page.Items.Select(job => job.Number));
            cursor = page.Next;
        } while (cursor is not null);

        Assert.Null((await fixture.Server.ListJobsAsync(Root, new JobFilter { Limit = 5 }, Cancellation)).Next);
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(), seen);
    }
}
