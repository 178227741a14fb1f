using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Agent.Tests.Machine;
using Weir.Jobs;

namespace Weir.Agent.Tests.Running;

public sealed class JobInboxTests
{
    [Fact]
    public async Task The_time_in_which_a_process_may_come_back_begins_when_the_agent_can_be_reached()
    {
        var time = new CountedTimers();
        using var inbox = new JobInbox(time);
        var job = new TrackedJob(Some.Row(TrackedStatus.Accepted, SubmissionMode.InPlace), default, null);
        var over = new ReconnectTimedOut(0);

        inbox.After(TimeSpan.FromMilliseconds(1), job, over);
        var before = time.Made;
        await inbox.OpenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, before);
        Assert.Equal((job, over), await inbox.Events.ReadAsync(TestContext.Current.CancellationToken));
        inbox.After(TimeSpan.FromMilliseconds(1), job, over);
        Assert.Equal((job, over), await inbox.Events.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, time.Made);
    }

    private sealed class CountedTimers : TimeProvider
    {
        public int Made { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Made++;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
