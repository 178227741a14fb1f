namespace Weir.Jobs.Tests;

public sealed class JobStatesTests
{
    [Theory]
    [InlineData(JobState.Cancelled)]
    [InlineData(JobState.Skipped)]
    [InlineData(JobState.Missed)]
    public void A_job_that_was_passed_over_comes_back_only_where_its_machine_had_started_it(JobState state)
    {
        Assert.True(state.MayBecome(JobState.Running));
        Assert.False(state.MayBecome(JobState.Waiting));
        Assert.False(state.MayBecome(JobState.Starting));
    }

    [Fact]
    public void Only_a_rejected_job_may_wait_again() =>
        Assert.Equal([JobState.Rejected], Enum.GetValues<JobState>().Where(state => state.MayBecome(JobState.Waiting)));

    [Fact]
    public void Every_state_is_reached_from_another()
    {
        var reached = Enum.GetValues<JobState>().SelectMany(state => state.Next()).ToHashSet();

        Assert.Equal(Enum.GetValues<JobState>(), reached.Order());
    }

    [Fact]
    public void No_state_becomes_itself() => Assert.All(Enum.GetValues<JobState>(), state => Assert.False(state.MayBecome(state)));

    [Fact]
    public void Only_a_waiting_and_a_rejected_job_have_not_started() =>
        Assert.Equal([JobState.Waiting, JobState.Rejected], Enum.GetValues<JobState>().Where(state => state.IsBeforeStart()));

    [Theory]
    [InlineData("NAME", "NAME", 1)]
    [InlineData("AR.DEVELOP=3", "AR.DEVELOP", 3)]
    public void A_need_is_a_limit_and_its_units(string text, string name, int units)
    {
        Assert.True(LimitNeed.TryParse(text, out var need));
        Assert.Equal((name, units), (need.Limit.Text, need.Units));
        Assert.Equal(text, need.ToString());
    }

    [Theory]
    [InlineData("=1")]
    [InlineData("A=0")]
    [InlineData("A=1000")]
    [InlineData("A=x")]
    [InlineData("")]
    public void What_is_no_need_is_refused(string text) => Assert.False(LimitNeed.TryParse(text, out _));

    [Fact]
    public void The_tracking_log_has_the_letters_of_the_original_and_reads_them_back()
    {
        Assert.Equal("TIEXRMKPF", string.Concat(Enum.GetValues<TrackedStatus>().Select(status => status.Letter())));
        Assert.All(
            Enum.GetValues<TrackedStatus>(),
            status => Assert.Equal(status, TrackedStatuses.FromLetter(char.ToLowerInvariant(status.Letter())))
        );
        Assert.Null(TrackedStatuses.FromLetter('Z'));
    }

    [Fact]
    public void Text_from_outside_shows_in_one_line_without_control_characters() =>
        Assert.Equal("a\\x0A\\x1B[31mb…", Printable.Escape("a\n\u001b[31mbcdef", limit: 8));
}
