using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class WaitForJobsTests
{
    [Fact]
    public async Task Jobs_that_are_over_are_told_at_once_in_the_order_asked_for()
    {
        await using var fixture = await OpenAsync();
        var failed = await fixture.EndedAsync(status: 3);
        var good = await fixture.EndedAsync();

        var page = await WaitAsync(fixture, any: false, good, failed, good);

        Assert.Equal([(good.Value, "Succeeded"), (failed.Value, "Failed")], page.Items.Select(job => (job.Number, job.State)));
    }

    [Fact]
    public async Task All_are_waited_for_or_the_first()
    {
        await using var fixture = await OpenAsync();
        var (one, two) = (await fixture.HeldAsync(), await fixture.HeldAsync());
        var all = WaitAsync(fixture, any: false, one, two);
        var any = WaitAsync(fixture, any: true, one, two);

        await fixture.Server.CancelAsync(Operator, two, new JobAction(), Cancellation);

        Assert.Equal([two.Value], (await any).Items.Select(job => job.Number));
        Assert.False(all.IsCompleted);
        await fixture.Server.SkipAsync(Operator, one, new JobAction(), Cancellation);
        Assert.Equal(["Skipped", "Cancelled"], (await all).Items.Select(job => job.State));
    }

    [Fact]
    public async Task Who_falls_behind_the_changes_looks_at_the_jobs_again()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        var other = await fixture.HeldAsync();
        var waiting = WaitAsync(fixture, any: false, number);
        var job = (await fixture.Server.Store.FindJobAsync(other, Cancellation))!;

        // More changes than anybody is told between two looks.
        fixture.Server.Changes.Publish(Enumerable.Repeat(job, 6000));
        await fixture.Server.CancelAsync(Operator, number, new JobAction(), Cancellation);

        Assert.Equal("Cancelled", Assert.Single((await waiting).Items).State);
    }

    [Fact]
    public async Task Jobs_of_others_and_such_as_there_are_not_are_refused_alike()
    {
        await using var fixture = await OpenAsync();
        var hers = await fixture.HeldAsync("anna");

        await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => fixture.Server.WaitForJobsAsync(Bert, new JobsWait([hers.Value], false), Cancellation)
        );
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => fixture.Server.WaitForJobsAsync(Bert, new JobsWait([], false), Cancellation));
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => fixture.Server.WaitForJobsAsync(Bert, new JobsWait([0], false), Cancellation));
    }

    private static Task<JobPage> WaitAsync(ServerFixture fixture, bool any, params TrackingNumber[] numbers) =>
        fixture.Server.WaitForJobsAsync(Operator, new JobsWait([.. numbers.Select(number => number.Value)], any), Cancellation);
}
