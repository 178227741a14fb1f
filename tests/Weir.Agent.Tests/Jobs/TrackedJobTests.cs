using Weir.Agent.Jobs;
using Weir.Agent.Tests.Machine;
using Weir.Jobs;

namespace Weir.Agent.Tests.Jobs;

public sealed class TrackedJobTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turns_come_in_the_order_of_asking()
    {
        var job = Job();
        var first = await job.EnterAsync(Patience);
        var second = job.EnterAsync(Patience);
        var third = job.EnterAsync(Patience);

        Assert.False(second.IsCompleted);
        first.Dispose();
        var inside = await second;
        Assert.False(third.IsCompleted);
        inside.Dispose();
        (await third).Dispose();

        // Nothing is left of them: the next one is inside at once.
        Assert.True(job.EnterAsync(Patience).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Who_gives_up_waiting_lets_nobody_in_before_the_turn()
    {
        var job = Job();
        using var givesUp = new CancellationTokenSource();
        var first = await job.EnterAsync(Patience);
        var second = job.EnterAsync(givesUp.Token);
        var third = job.EnterAsync(Patience);

        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);

        first.Dispose();
        (await third).Dispose();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Its_start_or_an_end_without_one_is_heard_by_who_asked_before_and_by_who_asks_after(bool before, bool starts)
    {
        var job = Job();
        var asked = before ? job.Start : null;
        Assert.False(asked?.IsCompleted ?? false);

        job.Became(starts ? Some.Row(TrackedStatus.Submitted) with { StartedAt = Some.Now } : Some.Row(TrackedStatus.Cancelled));

        await (asked ?? job.Start).WaitAsync(Patience);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_end_is_heard_by_who_asked_before_and_by_who_asks_after(bool before)
    {
        var job = Job();
        var asked = before ? job.End : null;
        var over = Some.Row(TrackedStatus.Cancelled);

        job.Became(over);

        Assert.Same(over, await (asked ?? job.End).WaitAsync(Patience));
    }

    private static TrackedJob Job() => new(Some.Row(TrackedStatus.Accepted), Guid.NewGuid(), null);
}
