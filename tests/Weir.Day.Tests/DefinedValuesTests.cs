using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Changes;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Jobs.Values;
using Weir.Schedules;

namespace Weir.Day.Tests;

public sealed class DefinedValuesTests
{
    private static readonly TrackingNumber s_one = new(1);

    [Fact]
    public void J52_what_was_submitted_what_is_defined_and_what_holds_stand_side_by_side()
    {
        var day = new TestDay(
            TestDay.Nightly(definition =>
                definition with
                {
                    Priority = 2,
                    JobQueue = QualifiedName.Parse("WEIR/LOADS"),
                    JobDate = JobDateChoice.TryParse("*SCHEDULE", out var date) ? date : null,
                }
            )
        );

        day.Submit();

        var values = JobFields.Of(day.The(1));
        Assert.Contains(new JobValue("user", "alice", null, "alice"), values);
        Assert.Contains(new JobValue("priority", "5", "2", "2"), values);
        Assert.Contains(new JobValue("jobQueue", "WEIR/DEFAULT", "WEIR/LOADS", "WEIR/LOADS"), values);
        Assert.Contains(new JobValue("jobDescription", "WEIR/DEFAULT", null, "WEIR/DEFAULT"), values);
        Assert.Contains(new JobValue("date", "none", "2026-11-21", "2026-11-21"), values);
    }

    [Fact]
    public void What_was_submitted_stays_known_when_an_operator_changes_it()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { Hold = true }));
        day.Submit();

        day.Decide(new ChangeJob(1, TestDay.Root, s_one, new JobChange { Priority = 1 }));

        Assert.Contains(new JobValue("priority", "5", null, "1"), JobFields.Of(day.The(1)));
    }

    [Theory]
    [InlineData("*SYSVAL", null)]
    [InlineData("*SCHEDULE", "2026-11-21")]
    [InlineData("2026-12-24", "2026-12-24")]
    public void J53_the_machine_is_told_the_date_that_the_definition_says(string said, string? told)
    {
        Assert.True(JobDateChoice.TryParse(said, out var date));
        var day = new TestDay(TestDay.Nightly(definition => definition with { JobDate = date }));

        var order = Assert.IsType<Start>(Assert.Single(day.Submit().Orders).Order.Order);

        Assert.Equal(told is null ? null : DateOnly.Parse(told, System.Globalization.CultureInfo.InvariantCulture), order.Run?.JobDate);
    }

    [Fact]
    public void J51_a_batch_definition_without_a_command_is_one_that_a_rule_brings()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { Type = JobDefinitionType.Batch }));

        Assert.Equal(JobState.Starting, Assert.Single(day.Submit().Jobs).State);
    }

    [Fact]
    public void J51_a_batch_definition_with_a_command_is_the_schedules_own()
    {
        var day = new TestDay(
            TestDay.Nightly(definition =>
                definition with
                {
                    Type = JobDefinitionType.Batch,
                    Command = new PlannedCommand { Arguments = ["true"] },
                }
            )
        );

        Assert.Equal("wrong-type", Assert.Single(day.Submit().Jobs).ReasonCode);
    }

    [Fact]
    public void What_a_definition_says_of_a_job_that_goes_at_once_reaches_its_machine()
    {
        var day = new TestDay(Tracked(definition => definition with { Ok = Codes("0-4"), MaximumRunTime = TimeSpan.FromHours(1) }));

        var order = Assert.IsType<Accept>(Assert.Single(Submit(day).Orders).Order.Order);

        Assert.Equal("0-4", order.Ok);
        Assert.Equal(TimeSpan.FromHours(1), day.The(1).Promise?.MaximumRunTime);
    }

    [Fact]
    public void A_tracked_job_that_fails_is_submitted_again_after_a_pause_and_so_often_as_its_definition_says()
    {
        var day = new TestDay(Tracked(definition => definition with { Retry = new Retry(1, TimeSpan.FromMinutes(5)) }));
        Submit(day);

        var failed = Fail(day, s_one);

        var rerun = Assert.IsType<Rerun>(Assert.Single(failed.Orders).Order.Order);
        Assert.True(rerun.Waits);
        Assert.Equal("retried", Assert.Single(failed.Messages).Code);
        day.Decide(
            day.Fact(
                new JobSubmitted(
                    day.Now,
                    rerun.NewNumber,
                    ObjectName.Parse("NIGHTLY"),
                    "alice",
                    TrackType.Track,
                    WayIn.Submit,
                    SubmissionMode.Stored
                )
                {
                    UserId = 1000,
                    RerunOf = s_one,
                }
            )
        );
        Assert.Equal(["start-time"], day.HoldersOf(rerun.NewNumber.Value));
        day.Now += TimeSpan.FromMinutes(5);
        Assert.IsType<Start>(Assert.Single(day.Decide().Orders).Order.Order);

        var last = Fail(day, rerun.NewNumber);

        Assert.Empty(last.Orders);
        Assert.Equal("failed", Assert.Single(last.Messages).Code);
    }

    [Fact]
    public void What_nobody_can_submit_again_is_not_and_its_history_says_why()
    {
        var day = new TestDay(Tracked(definition => definition with { Retry = new Retry(1, TimeSpan.Zero) }));
        Submit(day, WayIn.At);

        var failed = Fail(day, s_one);

        Assert.Empty(failed.Orders);
        Assert.Contains(
            failed.Events,
            line => line.Text.StartsWith("not repeated: job 000000001 was a script in at's spool", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(0, "failed", JobState.Failed)]
    [InlineData(1, "succeeded", JobState.Succeeded)]
    public void What_a_job_wrote_turns_its_success_into_a_failure_and_the_reverse(int status, string result, JobState state)
    {
        var day = new TestDay(Tracked(definition => definition));
        Submit(day);
        day.Decide(day.Fact(new JobStarted(day.Now, s_one, 42, null)));

        var ended = day.Decide(day.Fact(new JobEnded(day.Now, s_one, status, null, 1, 1) { Result = result }));

        Assert.Equal(state, Assert.Single(ended.Jobs).State);
        Assert.Contains(ended.Events, line => line.Text.EndsWith($"and counts as {result} by what it wrote", StringComparison.Ordinal));
    }

    private static ExitCodes Codes(string text) => ExitCodes.TryParse(text, out var codes) ? codes : default;

    private static DefinitionSet Tracked(Func<JobDefinition, JobDefinition> change) =>
        TestDay.Nightly(definition => change(definition) with { Type = JobDefinitionType.Tracked });

    private static Decision Submit(TestDay day, WayIn way = WayIn.Submit) =>
        day.Submit(fact => fact with { TrackType = TrackType.Track, GoesAtOnce = true, Way = way });

    private static Decision Fail(TestDay day, TrackingNumber number)
    {
        day.Decide(day.Fact(new JobStarted(day.Now, number, 42, null)));
        return day.Decide(day.Fact(new JobEnded(day.Now, number, 1, null, 1, 1)));
    }
}
