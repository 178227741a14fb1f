using Weir.Jobs;
using Weir.Protocol;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Queries;

public sealed class ListJobsTests
{
    [Fact]
    public async Task A_user_sees_own_jobs_an_operator_and_a_viewer_see_all()
    {
        await using var house = await OpenAsync();
        await house.HeldAsync("anna", "HERS");
        var his = await house.HeldAsync("bert", "HIS");

        Assert.Equal("HERS", Assert.Single((await house.Server.ListJobsAsync(Anna, new JobFilter(), Cancellation)).Items).Name.Text);
        Assert.Empty((await house.Server.ListJobsAsync(Anna, new JobFilter { User = "bert" }, Cancellation)).Items);
        Assert.Equal(2, (await house.Server.ListJobsAsync(Operator, new JobFilter(), Cancellation)).Items.Count);
        var seen = (await house.Server.ListJobsAsync(new Caller("vera", Role.Viewer, "test"), new JobFilter(), Cancellation)).Items;
        Assert.All(seen, job => Assert.Null(job.Command));
        Assert.Equal(2, seen.Count);
        await Refusal.OfAsync(ProblemCodes.NotFound, () => house.Server.ShowJobAsync(Anna, his, Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => house.Server.WhyAsync(Anna, his, null, Cancellation));
    }

    [Fact]
    public async Task Pages_hang_together_by_their_cursors()
    {
        await using var house = await OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await house.HeldAsync();
        }

        var seen = new List<int>();
        string? cursor = null;
        do
        {
            var page = await house.Server.ListJobsAsync(
                Root,
                new JobFilter
                {
                    Limit = 2,
                    Before =
                        cursor is null ? null
                        : SubmissionPlace.TryParse(cursor, out var place) ? place
                        : throw new FormatException(cursor),
                },
                Cancellation
            );
            seen.AddRange(page.Items.Select(job => job.Number));
            cursor = page.Next;
        } while (cursor is not null);

        Assert.Null((await house.Server.ListJobsAsync(Root, new JobFilter { Limit = 5 }, Cancellation)).Next);
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(), seen);
    }
}
