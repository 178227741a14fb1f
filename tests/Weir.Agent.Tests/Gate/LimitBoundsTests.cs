using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Tests.Gate;

public sealed class LimitBoundsTests : IDisposable
{
    private const int Files = 7;

    private static readonly Submitter User = new("4242424", 4_242_424, 4_242_424, []);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weir-limits-");

    private readonly LimitBounds _bounds;

    public LimitBoundsTests()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        File.WriteAllText(Path.Join(_folder.FullName, "limits.conf"), "* soft nofile 40\n* hard nofile 50\n");
        _bounds = new LimitBounds(new SessionLimits(_folder.FullName));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Where_nothing_is_said_and_no_process_is_there_it_is_a_fresh_session()
    {
        var (bounded, lowered) = _bounds.Bound(AgentFixture.Submission(), User, 0);

        Assert.Empty(lowered);
        Assert.Equal(ResourceLimits.Count, bounded.ResourceLimits.Count);
        Assert.Equal(new ResourceLimit(Files, 40, 50), bounded.ResourceLimits[Files]);
    }

    [Fact]
    public void A_claim_above_ones_own_is_lowered_and_said()
    {
        var (bounded, lowered) = _bounds.Bound(
            AgentFixture.Submission() with
            {
                ResourceLimits = [new ResourceLimit(Files, 45, 60)],
            },
            User,
            0
        );

        Assert.Equal(["limit nofile is lowered from 60 to 50: its submitter may have no more"], lowered);
        Assert.Equal(new ResourceLimit(Files, 45, 50), bounded.ResourceLimits[Files]);
    }

    [Fact]
    public void What_is_within_ones_own_is_taken_as_it_came()
    {
        var submission = _bounds.Bound(AgentFixture.Submission(), User, 0).Submission;

        var (again, lowered) = _bounds.Bound(submission, User, 0);

        Assert.Same(submission, again);
        Assert.Empty(lowered);
        Assert.Same(submission, _bounds.AtStart(submission, User));
    }

    [Fact]
    public void A_number_of_another_users_process_counts_as_none() =>
        Assert.Equal(50UL, _bounds.Bound(AgentFixture.Submission(), User, Environment.ProcessId).Submission.ResourceLimits[Files].Hard);
}
