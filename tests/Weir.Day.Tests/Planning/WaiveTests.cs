using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Jobs.Thresholds;
using Weir.Schedules;

namespace Weir.Day.Tests.Planning;

public sealed class WaiveTests
{
    [Theory]
    [InlineData("requires: NONE")]
    [InlineData("Requires:none")]
    [InlineData("requires")]
    public void A_job_waits_no_more_for_another_and_goes(string condition)
    {
        var night = new Night(Night.Daily(), Night.Job("A", "requires NONE"));
        Assert.StartsWith("dependency", night.Why("A"), StringComparison.Ordinal);

        night.Decide(Waive(night, "A", condition));

        Assert.Equal(JobState.Starting, night.The("A").State);
        Assert.Equal("requires: NONE", Assert.Single(night.The("A").Waived).ToCondition().ToString());
    }

    [Fact]
    public void What_else_holds_it_goes_on_holding_it()
    {
        var night = new Night(Night.Daily(), Conditioned("A", "requires NONE", "requires OTHER"));

        night.Decide(Waive(night, "A", "requires: NONE"), Waive(night, "A", "thresholds: ERRORS GE 3"));

        Assert.StartsWith("dependency: it requires OTHER", night.Why("A"), StringComparison.Ordinal);
        Assert.Contains("expression", night.Why("A"), StringComparison.Ordinal);
        Assert.DoesNotContain("threshold:", night.Why("A"), StringComparison.Ordinal);
        night.Decide(Waive(night, "A", "requires"), Waive(night, "A", "expressions: [[OI.GO]] = 1"));
        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void The_other_that_comes_later_holds_it_no_more()
    {
        var night = new Night(Night.Daily(), Night.Job("A", "after B"), Night.Job("B") with { Hold = true });
        night.Decide(Waive(night, "A", "after: B"));
        Assert.Equal(JobState.Starting, night.The("A").State);
        night.End("A");

        night.Decide(new ReleaseJob(4, TestDay.Root, night.The("B").Number));

        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void A_threshold_that_was_waived_frees_nobody_when_it_is_set()
    {
        var night = new Night(Night.Daily(), Conditioned("A"));
        night.Decide(Waive(night, "A", "thresholds"));

        Assert.Empty(night.State.JobsHeldBy(ThresholdName.Parse("ERRORS")));
        Assert.Empty(night.State.ThresholdNames);
        Assert.Equal(JobState.Waiting, night.The("A").State);
    }

    [Fact]
    public void A_limit_that_was_waived_is_not_used()
    {
        var tape = ObjectName.Parse("TAPE");
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Limits = [new LimitDefinition(tape, 0)],
                JobDefinitions = [Night.Job("A") with { Limits = [LimitNeed.AllOf(tape)] }],
            }
        );

        night.Decide(Waive(night, "A", "limits: TAPE=all"));

        Assert.Equal(JobState.Starting, night.The("A").State);
        Assert.False(night.State.Limits.All[tape].IsUsed);
    }

    [Fact]
    public void Windows_are_waived_for_a_job_that_has_not_waited_for_them()
    {
        Assert.True(StartWindow.TryParse("22:00-23:00", out var window));
        var night = new Night(Night.Daily(), Conditioned("A") with { Windows = [window] });

        night.Decide(Waive(night, "A", "windows"), Waive(night, "A", "thresholds"), Waive(night, "A", "expressions"));

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void Who_did_it_and_why_is_in_its_history()
    {
        var night = new Night(Night.Daily(), Conditioned("A"));

        night.Decide(Waive(night, "A", "thresholds") with { Reason = "the count is wrong" });

        var line = Assert.Single(night.Events, line => line.Code == "waived");
        Assert.Equal("it waits no more for thresholds: ERRORS GE 3, waived by root at here: the count is wrong", line.Text);
    }

    [Fact]
    public void What_it_does_not_have_is_refused_with_what_it_has()
    {
        var night = new Night(Night.Daily(), Conditioned("A"));

        Assert.Equal(
            "'after: B' is no condition of job 000000001: it has thresholds: ERRORS GE 3; expressions: [[OI.GO]] = 1; one is named "
                + JobCondition.Allowed,
            night.Refusal(Waive(night, "A", "after: B"))
        );
    }

    [Fact]
    public void A_user_does_not_do_it()
    {
        var night = new Night(Night.Daily(), Conditioned("A"));

        Assert.Equal(
            "this is for operators, and alice asks in the role of user",
            night.Refusal(new WaiveCondition(1, TestDay.Alice, night.The("A").Number, "thresholds"))
        );
    }

    [Fact]
    public void It_holds_over_a_restart_and_a_rerun_waits_for_all_again()
    {
        var night = new Night(Night.Daily(), Night.Job("A", "requires NONE", "requires OTHER"));
        night.Decide(Waive(night, "A", "requires: NONE"));
        night.Restart();
        Assert.StartsWith("dependency: it requires OTHER, which is not", night.Why("A"), StringComparison.Ordinal);
        Assert.DoesNotContain("NONE", night.Why("A"), StringComparison.Ordinal);
        night.Decide(Waive(night, "A", "requires: OTHER"));
        night.End("A");

        night.Decide(new RerunJob(9, TestDay.Root, night.The("A").Number));

        Assert.Contains("NONE", night.Why("A"), StringComparison.Ordinal);
        Assert.Contains("OTHER", night.Why("A"), StringComparison.Ordinal);
        Assert.Empty(night.The("A").Waived);
    }

    [Fact]
    public void The_way_out_is_said_with_its_command_and_does_what_it_says()
    {
        var night = new Night(Night.Daily(), Night.Job("A", "requires NONE"), Conditioned("B"));

        var way = Assert.Single(night.State.WaysOut(night.The("A").Number, night.Now), way => way.Kind == Service.RemedyKind.Waive);
        Assert.Equal(("weir waive 1 'requires: NONE'", true), (way.Command, way.StartsNow));
        Assert.All(
            night.State.WaysOut(night.The("B").Number, night.Now).Where(way => way.Kind == Service.RemedyKind.Waive),
            way => Assert.Equal((false, 1), (way.StartsNow, way.Left.Count))
        );
        night.Decide(Waive(night, "A", "requires: NONE"));
        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    private static JobDefinition Conditioned(string name, params string[] dependencies)
    {
        Assert.True(ThresholdNeed.TryParse("ERRORS GE 3", out var need));
        Assert.True(ExpressionText.TryParse("[[OI.GO]] = 1", out var expression));
        return Night.Job(name, dependencies) with { Thresholds = [need], Expressions = [expression] };
    }

    private static WaiveCondition Waive(Night night, string name, string condition) =>
        new(1, TestDay.Root, night.The(name).Number, condition);
}
