using Weir.Jobs;

namespace Weir.Notices.Tests;

public sealed class MatchTests
{
    private static readonly TestBoard s_board = new();

    [Fact]
    public void A_notification_without_patterns_tells_of_all_that_its_triggers_name()
    {
        var failures = TestBoard.Failures();

        Assert.True(failures.Matches(s_board.Failed(1)));
        Assert.False(failures.Matches(s_board.Failed(1) with { Trigger = NoticeTrigger.JobSucceeded }));
    }

    [Theory]
    [InlineData("LOAD", true)]
    [InlineData("lo*", true)]
    [InlineData("EXTRACT", false)]
    public void Jobs_are_compared_by_pattern_without_case(string pattern, bool matches) =>
        Assert.Equal(matches, With(new NoticeFilter { Jobs = [pattern] }).Matches(s_board.Failed(1)));

    [Fact]
    public void Of_several_patterns_one_has_to_fit_and_of_each_kind_one()
    {
        Assert.True(With(new NoticeFilter { Jobs = ["EXTRACT", "LOAD"], Machines = ["al*"] }).Matches(s_board.Failed(1)));
        Assert.False(With(new NoticeFilter { Jobs = ["EXTRACT", "LOAD"], Machines = ["beta"] }).Matches(s_board.Failed(1)));
        Assert.False(With(new NoticeFilter { Users = ["Alice"] }).Matches(s_board.Failed(1)));
        Assert.True(With(new NoticeFilter { Users = ["alice"], Schedules = ["adhoc"] }).Matches(s_board.Failed(1)));
    }

    [Fact]
    public void What_is_about_no_job_fits_no_pattern_of_jobs()
    {
        var down = new Notice
        {
            Trigger = NoticeTrigger.MachineDown,
            At = s_board.Now,
            Text = "machine alpha is silent",
            Machine = "alpha",
        };
        var all = new NotificationDefinition(ObjectName.Parse("M"), [NoticeTrigger.MachineDown], [TestBoard.Mail]);

        Assert.True(all.Matches(down));
        Assert.False((all with { Of = new NoticeFilter { Jobs = ["*"] } }).Matches(down));
    }

    [Theory]
    [InlineData(NoticeSubject.Job)]
    [InlineData(NoticeSubject.Schedule)]
    [InlineData(NoticeSubject.Machine)]
    public void Each_word_is_read_as_the_trigger_that_is_written_so(NoticeSubject subject)
    {
        foreach (var word in NoticeTriggers.Words(subject))
        {
            Assert.True(NoticeTriggers.TryParse(subject, word, out var trigger));
            Assert.Equal((word, subject), (trigger.ToText(), NoticeTriggers.SubjectOf(trigger)));
        }

        Assert.False(NoticeTriggers.TryParse(subject, "exploded", out _));
    }

    private static NotificationDefinition With(NoticeFilter filter) => TestBoard.Failures(n => n with { Of = filter });
}
