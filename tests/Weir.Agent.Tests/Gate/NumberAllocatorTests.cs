using Weir.Agent.Gate;
using Weir.Agent.Link;
using Weir.Execution;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Agent.Tests.Gate;

public sealed class NumberAllocatorTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_server_that_refuses_the_agent_is_not_waited_for_and_its_reason_is_what_the_submitter_reads()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var presence = new ServerPresence(TimeProvider.System);
        presence.Silent("the journal is older than what it sent; bring it back by weir restore", LinkFailure.Refusal);
        var numbers = new NumberAllocator(
            new NumberPool(),
            new JobFolders(fixture.Options.Execution, null, TimeProvider.System),
            presence,
            new NoTime()
        );

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => numbers.NextAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            (
                ProblemCodes.ServerAway,
                "this machine has no tracking number left, and its server gives none: the journal is older than what it sent; bring it back by weir restore"
            ),
            (refused.Code, refused.Message)
        );
    }

    [Fact(Timeout = 20_000)]
    public async Task A_number_in_hand_is_not_given_where_the_server_knows_more_than_the_journal()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var presence = new ServerPresence(TimeProvider.System);
        var numbers = Numbers(fixture, presence, TimeProvider.System);

        var waiting = numbers.NextAsync(TestContext.Current.CancellationToken);
        presence.Silent("its journal is older than what it sent", LinkFailure.OlderJournal);
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => waiting);

        Assert.Equal("the tracking numbers of this machine may be given already: its journal is older than what it sent", refused.Message);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_first_number_after_a_start_waits_for_the_greeting()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var presence = new ServerPresence(TimeProvider.System);
        var numbers = Numbers(fixture, presence, TimeProvider.System);

        var waiting = numbers.NextAsync(TestContext.Current.CancellationToken);
        var isGiven = waiting.IsCompleted;
        presence.Silent("connection refused", LinkFailure.Silence);

        Assert.False(isGiven);
        Assert.Equal(new TrackingNumber(7), await waiting);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_server_in_this_process_that_is_silent_is_only_starting()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var presence = new ServerPresence(TimeProvider.System);
        presence.Restore(hasAnswered: true, isHere: true);
        var numbers = Numbers(fixture, presence, TimeProvider.System);

        presence.Silent("there is no such socket", LinkFailure.Silence);
        var waiting = numbers.NextAsync(TestContext.Current.CancellationToken);
        var isGiven = waiting.IsCompleted;
        presence.Answered();

        Assert.False(isGiven);
        Assert.Equal(new TrackingNumber(7), await waiting);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_server_that_hangs_is_waited_for_two_seconds()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var time = new PassingTime();
        var numbers = Numbers(fixture, new ServerPresence(TimeProvider.System), time);

        var number = await numbers.NextAsync(TestContext.Current.CancellationToken);

        Assert.Equal((new TrackingNumber(7), TimeSpan.FromSeconds(2)), (number, time.Waited));
    }

    private static NumberAllocator Numbers(AgentFixture fixture, ServerPresence presence, TimeProvider time)
    {
        var pool = new NumberPool();
        pool.Add(7, 9);
        return new NumberAllocator(pool, new JobFolders(fixture.Options.Execution, null, TimeProvider.System), presence, time);
    }

    private sealed class NoTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new InvalidOperationException("nothing is to be waited for");
    }

    // Each wait is over as soon as it begins.
    private sealed class PassingTime : TimeProvider
    {
        public TimeSpan Waited { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
