using Weir.Day.Inputs;
using Weir.Day.Tests.Planning;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Promises;

public sealed class LatenessTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_job_that_has_not_started_in_time_is_late_to_start_from_that_moment_on_and_told_once()
    {
        var night = new Night(Starting(13), Promised("A", "after NONE@-1", "requires NONE"));
        Go(night, Noon(1, 14, 59));
        Assert.Empty(night.The("A").Lateness);

        Go(night, Noon(1, 15, 0));
        Go(night, Noon(1, 40, 0));

        Assert.Equal([Lateness.LateToStart], night.The("A").Lateness);
        Assert.Equal(JobState.Waiting, night.The("A").State);
        Assert.Single(night.Lines("A"), "late-to-start");
        var message = Assert.Single(night.Messages, message => message.Code == "late-to-start");
        Assert.Contains(
            "A is late to start: it should have started by 2026-11-30 13:15:00Z; it requires NONE",
            message.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_day_asks_to_be_woken_at_the_moment_at_which_a_job_is_late()
    {
        var night = new Night(Starting(13), Promised("A", "requires NONE"));
        Go(night, Noon(1, 14, 59));

        Assert.Equal(Noon(1, 15, 0), night.Decide().NextWake);
    }

    [Fact]
    public void A_job_that_runs_past_its_times_is_late_to_finish_and_over_its_run_time_and_goes_on()
    {
        var night = new Night(Starting(13), Promised("A"));
        Go(night, Noon(1, 0, 0));
        night.Start("A");
        Go(night, Noon(1, 29, 59));
        Assert.Empty(night.The("A").Lateness);

        Go(night, Noon(1, 30, 0));
        Assert.Equal([Lateness.OverRunTime], night.The("A").Lateness);
        Go(night, Noon(2, 0, 0));

        Assert.Equal([Lateness.OverRunTime, Lateness.LateToFinish], night.The("A").Lateness);
        Assert.Equal(JobState.Running, night.The("A").State);
        Assert.Equal(["planned", "let-go", "started", "over-run-time", "late-to-finish"], night.Lines("A"));
        Assert.Equal("runs for longer than 30m00s", night.Events[^2].Text);
    }

    [Fact]
    public void A_job_that_keeps_its_promises_is_never_late()
    {
        var night = new Night(Starting(13), Promised("A"));
        Go(night, Noon(1, 0, 0));
        night.Start("A");
        Go(night, Noon(1, 29, 0));
        night.EndRunning("A");

        Go(night, Noon(5, 0, 0));

        Assert.Empty(night.The("A").Lateness);
        Assert.DoesNotContain(night.Messages, message => message.Severity != MessageSeverity.Information);
    }

    [Fact]
    public void What_somebody_holds_is_not_late_until_it_is_released()
    {
        var night = new Night(Starting(13), Promised("A", "requires NONE") with { Hold = true });
        Go(night, Noon(1, 20, 0));
        Assert.Empty(night.The("A").Lateness);

        night.Decide(new ReleaseJob(1, TestDay.Root, night.The("A").Number));

        Assert.Equal([Lateness.LateToStart], night.The("A").Lateness);
    }

    [Fact]
    public void A_restart_tells_what_became_late_meanwhile_and_nothing_twice()
    {
        var night = new Night(Starting(13), Promised("A", "requires NONE"));
        Go(night, Noon(1, 15, 0));

        night.Restart();
        night.Now = Noon(2, 0, 0);
        night.Restart();
        night.Restart();

        Assert.Equal(["planned", "late-to-start", "late-to-finish"], night.Lines("A"));
    }

    [Fact]
    public void A_machine_that_says_later_that_it_started_in_time_is_believed()
    {
        var night = new Night(Starting(13), Promised("A"));
        Go(night, Noon(1, 20, 0));
        Assert.Equal([Lateness.LateToStart], night.The("A").Lateness);

        night.Start("A", since: 15 * Minute);

        Assert.Empty(night.The("A").Lateness);
    }

    [Fact]
    public void A_job_that_was_late_when_nobody_could_tell_is_told_at_its_end()
    {
        var night = new Night(Starting(13), Promised("A"));
        Go(night, Noon(1, 0, 0));
        night.Now = Noon(3, 0, 0);

        night.Decide(night.StartOf("A", Noon(1, 1, 0)), night.EndOf("A", Noon(2, 30, 0)));

        Assert.Equal(JobState.Succeeded, night.The("A").State);
        Assert.Equal([Lateness.LateToFinish, Lateness.OverRunTime], night.The("A").Lateness);
        Assert.Equal(1, night.Lines("A").Count(line => line == "late-to-finish"));
    }

    [Fact]
    public void A_retry_is_to_end_in_time_as_well_and_a_later_run_promises_no_time_that_has_passed()
    {
        var night = new Night(Starting(13), Promised("A", retries: 1));
        Go(night, Noon(1, 0, 0));
        night.End("A", status: 1);
        Assert.Equal((null, (DateTimeOffset?)Noon(2, 0, 0)), (night.The("A").Promise?.LateToStart, night.The("A").Promise?.LateToFinish));
        Go(night, Noon(2, 0, 0));
        Assert.Equal([Lateness.LateToFinish], night.The("A").Lateness);
        night.End("A");

        night.Decide(new RerunJob(1, TestDay.Root, night.The("A").Number));

        Assert.Equal(new JobPromise { MaximumRunTime = 30 * Minute }, night.The("A").Promise);
        Assert.Empty(night.The("A").Lateness);
    }

    [Fact]
    public void What_comes_through_the_gate_keeps_the_promises_of_its_definition_s_frequency()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { Frequencies = [Night.EveryDay(Timing)], Hold = false }));

        day.Submit();

        Assert.Equal(30 * Minute, day.The(1).Promise?.MaximumRunTime);
    }

    [Fact]
    public void Many_jobs_that_are_late_together_are_told_in_slices_and_all_of_them()
    {
        var night = new Night(Starting(13), Enumerable.Range(0, 1200).Select(i => Promised($"J{i:D4}", "requires NONE")));
        Go(night, Noon(1, 14, 0));
        night.Now = Noon(1, 15, 0);

        var first = DayEngine.Decide(night.State, [], night.Now);

        Assert.Equal(DecisionDraft.LargestSlice, first.Messages.Count);
        Assert.True(first.NextWake <= night.Now);
        night.Decide();
        Assert.Equal(1200 - DecisionDraft.LargestSlice, night.Messages.Count(message => message.Code == "late-to-start"));
    }

    private static RunTiming Timing =>
        new()
        {
            LateToStart = 15 * Minute,
            LateToFinish = 60 * Minute,
            MaximumRunTime = 30 * Minute,
        };

    private static ScheduleDefinition Starting(int hour) => Night.Daily(schedule => schedule with { StartTime = new TimeOnly(hour, 0) });

    private static JobDefinition Promised(string name, params string[] dependencies) =>
        Night.Job(name, dependencies) with
        {
            Frequencies = [Night.EveryDay(Timing)],
        };

    private static JobDefinition Promised(string name, int retries) =>
        Night.Job(name) with
        {
            Frequencies = [Night.EveryDay(Timing with { Retry = new Retry(retries, Minute) })],
        };

    private static DateTimeOffset Noon(int hours, int minutes, int seconds) => Night.Noon + new TimeSpan(hours, minutes, seconds);

    private static void Go(Night night, DateTimeOffset to)
    {
        night.Now = to;
        night.Decide();
    }
}
