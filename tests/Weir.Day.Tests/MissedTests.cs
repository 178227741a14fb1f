using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Day.Tests;

public sealed class MissedTests
{
    private static readonly TrackingNumber One = new(1);

    [Fact]
    public void A_job_that_is_held_over_its_latest_start_time_is_missed_and_its_machine_passes_it_over()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { LatestStart = new TimeOnly(13, 0), Hold = true }));
        var submitted = day.Submit();
        Assert.True(submitted.NextWake <= new DateTimeOffset(2026, 11, 21, 13, 0, 0, TimeSpan.Zero));

        day.Now = new DateTimeOffset(2026, 11, 21, 12, 59, 59, TimeSpan.Zero);
        Assert.Empty(day.Decide().Jobs);
        day.Now = day.Now.AddSeconds(1);
        var decision = day.Decide();

        var missed = Assert.Single(decision.Jobs);
        Assert.Equal((JobState.Missed, "missed", day.Now), (missed.State, missed.ReasonCode, missed.EndedAt));
        Assert.Equal("not let go by its latest start time 2026-11-21 13:00:00Z: held by its job definition", missed.ReasonText);
        Assert.IsType<Skip>(Assert.Single(decision.Orders).Order.Order);
        Assert.Contains("was not let go by", Assert.Single(decision.Messages).Text, StringComparison.Ordinal);
        Assert.Equal(0, day.State.Count);
    }

    [Fact]
    public void A_job_that_was_let_go_in_time_is_not_missed()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { LatestStart = new TimeOnly(13, 0) }));
        day.Submit();

        day.Now = day.Now.AddHours(5);
        day.Decide();

        Assert.Equal(JobState.Starting, day.The(1).State);
    }

    [Fact]
    public void A_job_that_is_released_together_with_its_last_moment_is_missed_and_is_not_let_go()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { LatestStart = new TimeOnly(13, 0), Hold = true }));
        day.Submit();
        day.Now = new DateTimeOffset(2026, 11, 21, 13, 0, 0, TimeSpan.Zero);

        var decision = day.Decide(new ReleaseJob(1, TestDay.Root, One));

        Assert.Equal(JobState.Missed, Assert.Single(decision.Jobs).State);
    }

    [Fact]
    public void A_latest_start_time_that_is_not_after_the_first_is_of_the_next_day()
    {
        var day = new TestDay(
            TestDay.Nightly(definition => definition with { NotBefore = new TimeOnly(22, 30), LatestStart = new TimeOnly(2, 0) })
        );

        day.Submit();

        Assert.Equal(new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), day.The(1).LatestStart);
    }

    [Fact]
    public void A_job_that_comes_too_late_is_missed_at_once()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { LatestStart = new TimeOnly(11, 0) }));

        var decision = day.Submit();

        Assert.Equal(JobState.Missed, Assert.Single(decision.Jobs).State);
    }

    [Fact]
    public void A_machine_that_started_it_by_itself_knows_better()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { LatestStart = new TimeOnly(13, 0), Hold = true }));
        day.Submit();
        day.Now = day.Now.AddHours(2);
        var missed = Assert.Single(day.Decide().Jobs);

        day.Decide(new JobReloaded(missed), day.Fact(new JobStarted(day.Now, One, 42, null)));

        Assert.True(day.The(1) is { State: JobState.Running, ReasonCode: null });
    }

    [Fact]
    public void The_time_outlives_a_restart_of_the_server()
    {
        var waiting = TestDay.Job(1, JobState.Waiting) with { LatestStart = new DateTimeOffset(2026, 11, 21, 11, 30, 0, TimeSpan.Zero) };
        var state = DayState.Restore(
            new DaySnapshot
            {
                Epoch = 8,
                NextNumber = 2,
                Jobs = [waiting],
            }
        );

        var decision = DayEngine.Decide(state, [], new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal(JobState.Missed, Assert.Single(decision.Jobs).State);
    }
}
