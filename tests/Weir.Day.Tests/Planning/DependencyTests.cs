using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Tests.Planning;

public sealed class DependencyTests
{
    [Theory]
    [InlineData("after A", JobState.Succeeded, true)]
    [InlineData("after A", JobState.Failed, false)]
    [InlineData("after A", JobState.Skipped, true)]
    [InlineData("after A", JobState.Cancelled, false)]
    [InlineData("after A:failed", JobState.Succeeded, false)]
    [InlineData("after A:failed", JobState.Failed, true)]
    [InlineData("after A:failed", JobState.Skipped, true)]
    [InlineData("after A:ended", JobState.Failed, true)]
    [InlineData("after A:ended", JobState.Succeeded, true)]
    [InlineData("after A:ended", JobState.Cancelled, false)]
    [InlineData("after A:started", JobState.Succeeded, true)]
    [InlineData("after A:started", JobState.Failed, true)]
    [InlineData("after A:started", JobState.Skipped, true)]
    [InlineData("after A:started", JobState.Cancelled, false)]
    [InlineData("requires A", JobState.Succeeded, true)]
    [InlineData("requires A", JobState.Failed, false)]
    [InlineData("conflict A", JobState.Failed, true)]
    [InlineData("conflict A", JobState.Cancelled, true)]
    public void What_an_end_means_for_who_waits_is_as_in_the_original(string dependency, JobState end, bool isMet)
    {
        // Only what was not let go is skipped or cancelled at once.
        var isHeld = end is JobState.Skipped or JobState.Cancelled;
        var night = new Night(Night.Daily(), Night.Job("A") with { Hold = isHeld }, Night.Job("B", dependency) with { Hold = isHeld });
        Assert.Equal(JobState.Waiting, night.The("B").State);

        End(night, end);
        night.Decide(isHeld ? [new ReleaseJob(9, TestDay.Root, night.The("B").Number)] : []);

        Assert.Equal(isMet ? JobState.Starting : JobState.Waiting, night.The("B").State);
        if (!isMet)
        {
            Assert.Contains(
                $"cannot come true by itself: A (job {night.The("A").Number.Value}) is",
                night.Why("B"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Where_the_other_is_not_there_only_what_requires_it_waits()
    {
        var night = new Night(Night.Daily(), Night.Job("B", "after A"), Night.Job("C", "requires A"), Night.Job("D", "conflict A"));

        Assert.Equal(["B Starting", "C Waiting", "D Starting"], night.States());
        Assert.Contains("requires A, which is not on that schedule's day", night.Why("C"), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_holds_a_job_is_named_with_how_it_is_and_what_would_let_it_go()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B"), Night.Job("C", "after A", "requires B:failed"));
        night.End("B");

        var holder = Assert.Single(night.State.HoldersOf(night.The("C"), night.Now));

        Assert.Equal(
            "it comes after A: A (job 1) is Starting; it requires the failure of B, which cannot come true by itself: B (job 2) is Succeeded",
            holder.Text
        );
        Assert.Equal("weir rerun 2, or weir mark 2 failed; or an operator: weir start 3", holder.Release);
    }

    [Fact]
    public void A_dependency_reaches_across_schedules_and_days()
    {
        var other = new ScheduleDefinition(ObjectName.Parse("Load")) { Build = new BuildAhead(), Frequencies = [Night.EveryDay()] };
        var load = Night.Job("L") with { Schedule = other.Name };
        var night = new Night(
            new DefinitionSet { Schedules = [Night.Daily(), other], JobDefinitions = [load, Night.Job("A", "after Load/L", "after A@-1")] }
        );
        night.End("L");
        Assert.Equal(JobState.Starting, night.The("A").State);
        night.Midnight();
        night.End("L");

        // Yesterday's own run is under way still.
        Assert.Equal(JobState.Waiting, night.The("A").State);
        Assert.Contains("Night/A of 2026-11-30: A (job 2) is Starting", night.Why("A"), StringComparison.Ordinal);
        var first = night.Jobs.First(job => job.Name.Text == "A").Number;
        night.Decide(
            new FactArrived("alpha", new Weir.Jobs.Facts.SequencedFact(5, new Weir.Jobs.Facts.JobEnded(night.Now, first, 0, null, 1, 1)))
        );
        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void A_pattern_means_all_that_fit_and_never_the_job_itself()
    {
        var night = new Night(Night.Daily(), Night.Job("LOAD1"), Night.Job("LOAD2"), Night.Job("LOADED", "after LOAD*"));

        night.End("LOAD1");

        Assert.Equal(JobState.Waiting, night.The("LOADED").State);
        night.End("LOAD2");
        Assert.Equal(JobState.Starting, night.The("LOADED").State);
    }

    [Fact]
    public void Of_two_that_conflict_one_goes_and_the_other_after_it()
    {
        var night = new Night(Night.Daily(), Night.Job("A", "conflict B"), Night.Job("B", "conflict A"));

        Assert.Single(night.Started);
        var (first, second) = night.The("A").State == JobState.Starting ? ("A", "B") : ("B", "A");
        night.End(first, status: 1);
        Assert.Equal(JobState.Starting, night.The(second).State);
    }

    [Fact]
    public void What_is_repeated_holds_again_who_has_not_started()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B", "after A") with { Hold = true });
        night.End("A");
        Assert.DoesNotContain("dependency", night.Why("B"), StringComparison.Ordinal);

        night.Decide(new RerunJob(1, TestDay.Root, night.The("A").Number));

        Assert.Contains("dependency: it comes after A: A (job 3) is Starting", night.Why("B"), StringComparison.Ordinal);
        night.End("A");
        Assert.DoesNotContain("dependency", night.Why("B"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_operator_marks_or_starts_past_a_dependency()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B", "after A"), Night.Job("C", "after A"));
        night.End("A", status: 1);

        night.Decide(new StartJob(1, TestDay.Root, night.The("C").Number, Held: false));
        Assert.Equal(["A Failed", "B Waiting", "C Starting"], night.States());
        night.Decide(new MarkJob(2, TestDay.Root, night.The("A").Number, "ok", null));

        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void After_a_restart_the_store_is_asked_how_others_ended()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B"), Night.Job("C", "after A", "after B"));
        night.End("A", status: 1);
        night.End("B");

        night.Restart();

        Assert.Equal(JobState.Waiting, night.The("C").State);
        Assert.Contains("A (job 1) is Failed", night.Why("C"), StringComparison.Ordinal);
        night.Decide(new MarkJob(2, TestDay.Root, night.The("A").Number, "ok", null));
        Assert.Equal(JobState.Starting, night.The("C").State);
    }

    [Fact]
    public void A_job_that_waits_for_another_does_not_age()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B", "after A"));
        night.Now = night.Now.AddHours(1);
        night.End("A");

        Assert.Equal(TimeSpan.Zero, night.The("B").Age);
    }

    [Fact]
    public void A_queued_job_of_the_gate_waits_for_others_as_well()
    {
        var day = new TestDay(
            TestDay.Nightly(definition => definition with { Dependencies = [new JobDependency(DependencyKind.Requires, null, "EXTRACT")] })
        );
        day.Submit();

        Assert.Equal(["dependency"], day.HoldersOf(1));
    }

    private static void End(Night night, JobState end)
    {
        switch (end)
        {
            case JobState.Succeeded:
                night.End("A");
                break;
            case JobState.Failed:
                night.End("A", status: 1);
                break;
            default:
                night.Decide(
                    end == JobState.Skipped
                        ? new SkipJob(3, TestDay.Root, night.The("A").Number)
                        : new CancelJob(3, TestDay.Root, night.The("A").Number, "", 10)
                );
                break;
        }
    }
}
