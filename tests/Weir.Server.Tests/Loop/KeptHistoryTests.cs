using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.ServiceLevels.Policies;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Loop;

/// <summary>How jobs were served and how long the queues were outlives a server that is not stopped but gone.</summary>
public sealed class KeptHistoryTests
{
    [Fact]
    public async Task Five_minutes_that_are_not_over_and_the_sizes_of_the_queues_are_there_after_a_restart()
    {
        var clock = new SetClock();
        var fixture = await OpenAsync(time: clock);
        await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([
                new ApplyFile("a.yaml", "kind: job-definition\nname: NIGHTLY\nschedule: AdHoc\ntype: queued\nallowMultiple: true\n"),
            ]),
            Cancellation
        );
        await fixture.SayAsync(new AgentStarted(clock.GetUtcNow(), "0", "boot", 4, true));
        for (var i = 0; i < 3; i++)
        {
            await fixture.SayAsync(Submitted(await fixture.NumberAsync(), "anna", "NIGHTLY") with { TrackType = TrackType.Queue });
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        await fixture.HeldAsync();
        var before = await fixture.Server.ShowServiceLevelAsync(Root, Cancellation);
        var sizes = (await fixture.Server.ShowQueueHistoryAsync(Root, ServiceQueue.General, Cancellation)).Items;

        await using var again = await fixture.ReopenAsync(clock);

        var after = await again.Server.ShowServiceLevelAsync(Root, Cancellation);
        Assert.NotEmpty(before.Points);
        Assert.Equal(before.Points, after.Points);
        Assert.Equal(2, sizes.Count);
        Assert.Equal(sizes, (await again.Server.ShowQueueHistoryAsync(Root, ServiceQueue.General, Cancellation)).Items.Take(2));
    }
}
