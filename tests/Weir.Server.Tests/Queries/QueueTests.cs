using Weir.Jobs;
using Weir.Protocol;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.ServiceLevels.Policies;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class QueueTests
{
    [Fact]
    public async Task All_groups_and_buckets_are_told_zeros_too_and_their_sum_is_the_jobs()
    {
        await using var fixture = await OpenAsync();
        await fixture.HeldAsync();
        await fixture.SayAsync(
            Submitted(await fixture.NumberAsync(), "anna", "A") with
            {
                Hold = true,
                Service = ObjectName.Parse("NOSUCH"),
            }
        );

        var general = await fixture.Server.ShowQueueAsync(Root, ServiceQueue.General, null, Cancellation);
        var production = await fixture.Server.ShowQueueAsync(Root, ServiceQueue.Production, null, Cancellation);

        var group = Assert.Single(general.Groups);
        Assert.Equal(("DEFAULT.DEFAULT", 1, 13), (group.Group.Name, group.Waiting, group.Sections.Count));
        Assert.Equal((0, 1, 0, 0), (group.Sections[0].Nn, group.Sections[0].Dn, group.Sections[0].Ne, group.Sections[0].De));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 12], production.Groups[0].Sections.Select(section => section.Ix));
        Assert.Equal(["$$$DEF 1", "$$$PCS 0"], production.Groups.Select(found => $"{found.Group.Name} {found.Waiting}"));
        Assert.Empty((await fixture.Server.ShowQueueAsync(Root, ServiceQueue.General, ["NOSUCH"], Cancellation)).Groups);
        Assert.Single((await fixture.Server.ShowQueueAsync(Root, ServiceQueue.General, ["default"], Cancellation)).Groups);
    }

    [Fact]
    public async Task Jobs_are_listed_in_pages_and_filtered_and_users_see_only_their_own()
    {
        await using var fixture = await OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await fixture.HeldAsync(user: i == 2 ? "bert" : "anna", name: $"J{i}");
        }

        var first = await fixture.Server.ListQueueJobsAsync(Root, new QueueFilter(ServiceQueue.General) { Limit = 2 }, Cancellation);
        var second = await fixture.Server.ListQueueJobsAsync(
            Root,
            new QueueFilter(ServiceQueue.General) { Limit = 3, Cursor = first.Next },
            Cancellation
        );

        Assert.Equal(["J0", "J1", "J2", "J3", "J4"], first.Items.Concat(second.Items).Select(job => job.Name));
        Assert.All(
            first.Items,
            job => Assert.Equal((true, "M", "Indeterminate - Delayed", 99999), (job.Delayed, job.Position, job.Estimate, job.EstimateCode))
        );
        Assert.Equal(
            "J2",
            Assert.Single((await fixture.Server.ListQueueJobsAsync(Bert, new QueueFilter(ServiceQueue.General), Cancellation)).Items).Name
        );
        Assert.Empty(
            (await fixture.Server.ListQueueJobsAsync(Root, new QueueFilter(ServiceQueue.General) { Delayed = false }, Cancellation)).Items
        );
        Assert.Empty(
            (await fixture.Server.ListQueueJobsAsync(Root, new QueueFilter(ServiceQueue.General) { From = 8, To = 3 }, Cancellation)).Items
        );
        await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.ListQueueJobsAsync(Root, new QueueFilter(ServiceQueue.General) { Cursor = "1.2.x" }, Cancellation)
        );
    }

    [Fact]
    public async Task What_was_selected_counts_for_the_service_level()
    {
        await using var fixture = await OpenAsync();
        var tape = ObjectName.Parse("TAPE");
        await fixture.Server.SetLimitAsync(Root, tape, null, 0, Cancellation);
        for (var i = 0; i < 3; i++)
        {
            await fixture.SayAsync(Submitted(await fixture.NumberAsync(), "anna", $"T{i}") with { Limits = [new LimitNeed(tape, 1)] });
        }

        await fixture.Server.SetLimitAsync(Root, tape, null, 3, Cancellation);

        var level = await fixture.Server.ShowServiceLevelAsync(Root, Cancellation);
        Assert.Equal((0, "M"), (level.General.Ix, level.General.Position));
        Assert.Null(level.Production.Ix);
        Assert.Equal(("DEFAULT.DEFAULT", 3, 0), Assert.Single(level.Delivered.Select(group => (group.Group, group.Selected, group.Late))));
        Assert.NotEmpty((await fixture.Server.ShowQueueHistoryAsync(Root, ServiceQueue.General, Cancellation)).Items);
    }
}
