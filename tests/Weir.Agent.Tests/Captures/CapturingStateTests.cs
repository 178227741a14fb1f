using Weir.Agent.Captures;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Agent.Tests.Captures;

/// <summary>From where is captured, and until when.</summary>
public sealed class CapturingStateTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("job", "loader", null, true)]
    [InlineData("job", "LOAD", null, false)]
    [InlineData("terminal", "pts/3", null, true)]
    [InlineData("terminal", "pts/33", null, false)]
    [InlineData("user", "alice", null, true)]
    [InlineData("user", "ALICE", null, false)]
    [InlineData("user", "alice", 1000u, true)]
    [InlineData("job", "LOADER", 1001u, false)]
    public void A_source_means_a_job_in_any_case_a_terminal_or_a_user_and_of_one_who_is_no_operator_own_submissions(
        string kind,
        string name,
        uint? onlyOf,
        bool isMeant
    ) =>
        Assert.Equal(
            isMeant,
            new CaptureOrigin("alice", 1000, ObjectName.Parse("LOADER"), "pts/3").Is(Source(kind, name) with { OnlyOf = onlyOf })
        );

    [Fact]
    public void A_submission_without_job_and_terminal_meets_neither()
    {
        var origin = new CaptureOrigin("alice", 1000, null, null);

        Assert.False(origin.Is(Source("job", "LOADER")));
        Assert.False(origin.Is(Source("terminal", "pts/3")));
    }

    [Fact]
    public void J117_a_source_ends_by_itself_when_its_time_is_up()
    {
        var state = CapturingState.None.With(Source("job", "LOADER"));

        Assert.Single(state.At(s_noon.AddMinutes(15).AddTicks(-1)).Sources);
        Assert.Empty(state.At(s_noon.AddMinutes(15)).Sources);
    }

    [Fact]
    public void J117_a_source_ends_by_itself_after_so_many_submissions()
    {
        var state = CapturingState.None.With(Source("job", "LOADER") with { Left = 2 });

        state = state.Used(state.Sources[0], s_noon);
        Assert.Equal(1, Assert.Single(state.Sources).Left);
        Assert.Empty(state.Used(state.Sources[0], s_noon).Sources);
    }

    [Fact]
    public void A_source_that_is_started_again_takes_its_own_place_and_the_twenty_second_is_refused()
    {
        var state = Enumerable.Range(1, CapturingState.Most).Aggregate(CapturingState.None, (all, i) => all.With(Source("job", $"J{i}")));

        Assert.Equal(CapturingState.Most, state.With(Source("job", "j1") with { Left = 7 }).Sources.Count);
        var refused = Assert.Throws<AgentRefusedException>(() => state.With(Source("job", "ONE-MORE")));
        Assert.Equal(ProblemCodes.TooMany, refused.Code);
        Assert.Contains("21 sources", refused.Message, StringComparison.Ordinal);
    }

    private static CaptureSourceView Source(string kind, string name) =>
        new(kind, name, "root", s_noon, s_noon.AddMinutes(15), null, false, null);
}
