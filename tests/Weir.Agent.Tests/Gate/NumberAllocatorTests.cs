using Weir.Agent.Gate;
using Weir.Agent.Link;
using Weir.Execution;
using Weir.Protocol;

namespace Weir.Agent.Tests.Gate;

public sealed class NumberAllocatorTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_server_that_refuses_the_agent_is_not_waited_for_and_its_reason_is_what_the_submitter_reads()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var presence = new ServerPresence(TimeProvider.System);
        presence.Silent("the journal is older than what it sent; bring it back by weir restore", isRefusal: true);
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

    private sealed class NoTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new InvalidOperationException("nothing is to be waited for");
    }
}
