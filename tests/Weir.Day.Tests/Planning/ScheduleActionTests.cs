using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

/// <summary>What operators do with a schedule's day as a whole.</summary>
public sealed class ScheduleActionTests
{
    private static readonly ScheduleDefinition s_late = Night.Daily(schedule => schedule with { StartTime = new TimeOnly(22, 0) });

    [Fact]
    public void A_started_day_counts_its_times_from_now()
    {
        var later = Night.Job("LATER") with
        {
            Frequencies = [Night.EveryDay(new RunTiming { StartOffset = TimeSpan.FromHours(1), LatestStart = TimeSpan.FromMinutes(30) })],
        };
        var night = new Night(s_late, Night.Job("FIRST"), later);

        night.Decide(new StartSchedule(1, TestDay.Root, Night.Schedule, null));

        Assert.Equal(["FIRST Starting", "LATER Waiting"], night.States());
        Assert.Equal(Night.Noon.AddHours(1), night.The("LATER").NotBefore);
        Assert.Equal(Night.Noon.AddMinutes(90), night.The("LATER").LatestStart);
        Assert.Contains(night.Messages, message => message.Code == "schedule-started");
    }

    [Fact]
    public void A_start_that_a_crash_ends_moves_no_job_twice()
    {
        var jobs = Enumerable.Range(0, 1200).Select(i => Night.Job($"J{i:D4}"));
        var night = new Night(s_late, jobs);
        night.Step(new StartSchedule(1, TestDay.Root, Night.Schedule, null));

        night.Restart();

        Assert.Equal([Night.Noon], night.Jobs.Select(job => job.NotBefore).Distinct().OfType<DateTimeOffset>());
    }

    [Fact]
    public void A_day_whose_start_has_passed_is_not_started_again()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));

        Assert.Equal(
            "schedule Night of 2026-11-30 has started: its start time was 2026-11-30 00:00Z",
            night.Refusal(new StartSchedule(1, TestDay.Root, Night.Schedule, null))
        );
    }

    [Fact]
    public void A_day_is_closed_when_its_jobs_are_over_and_nothing_joins_it_until_it_is_released()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        Assert.Contains(
            "has jobs that are not over (1)",
            night.Refusal(new CloseSchedule(1, TestDay.Root, Night.Schedule, null)),
            StringComparison.Ordinal
        );
        night.End("A");

        night.Decide(new CloseSchedule(2, TestDay.Root, Night.Schedule, null));

        Assert.Equal(ScheduleDayStatus.Closed, night.Days[(Night.Schedule, night.Today)].Status);
        night.Restart();
        night.Decide(new BuildSchedule(3, TestDay.Root, Night.Schedule, null, Held: false));
        Assert.Single(night.Jobs);
        night.Midnight();
        Assert.Equal(2, night.Jobs.Count());
    }

    [Fact]
    public void A_deleted_day_has_no_jobs_and_is_not_built_again_by_itself()
    {
        var night = new Night(
            Night.Daily(schedule => schedule with { Build = new BuildAhead(1) }),
            Night.Job("A"),
            Night.Job("B", "after A")
        );
        var tomorrow = night.Today.AddDays(1);

        night.Decide(new DeleteSchedule(1, TestDay.Root, Night.Schedule, tomorrow));

        Assert.Equal(["A Cancelled", "B Cancelled"], night.States(tomorrow));
        Assert.All(night.Jobs, job => Assert.Equal(ReasonCodes.TakenOut, job.ReasonCode));
        night.Restart();
        night.Midnight();
        Assert.DoesNotContain(night.Jobs, job => job.ScheduleDate == tomorrow && job.State != JobState.Cancelled);
    }

    [Fact]
    public void A_deleted_day_can_be_built_again_over_a_restart_and_what_was_taken_out_holds_nobody()
    {
        var night = new Night(
            Night.Daily(schedule => schedule with { Build = new BuildAhead(1) }),
            Night.Job("A"),
            Night.Job("B", "after A")
        );
        var tomorrow = night.Today.AddDays(1);
        night.Decide(new DeleteSchedule(1, TestDay.Root, Night.Schedule, tomorrow));
        night.Restart();

        night.Decide(new BuildSchedule(2, TestDay.Root, Night.Schedule, tomorrow, Held: false));

        Assert.Equal(["A Cancelled", "B Cancelled", "A Waiting", "B Waiting"], night.States(tomorrow));
        night.Midnight();
        night.End(night.Jobs.Last(job => job.ScheduleDate == tomorrow && job.State == JobState.Starting).Number);
        Assert.Equal(["A Cancelled", "B Cancelled", "A Succeeded", "B Starting"], night.States(tomorrow));
    }

    [Fact]
    public void A_day_that_has_begun_is_not_deleted()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        night.Midnight();

        Assert.Contains(
            $"has begun: job {night.The("A").Number} A is Starting",
            night.Refusal(new DeleteSchedule(1, TestDay.Root, Night.Schedule, null)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_replaced_day_has_what_waits_anew_and_leaves_alone_what_has_begun()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B", "after A"), Night.Job("C", "after B"));
        night.Midnight();
        night.End("A");
        var before = night.The("C").Number;

        night.Decide(new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false, Replaces: true));

        Assert.Equal(["A Succeeded", "B Starting", "C Cancelled", "C Waiting"], night.States());
        Assert.NotEqual(before, night.The("C").Number);
        night.End("B");
        Assert.Equal(JobState.Starting, night.The("C").State);
    }

    [Fact]
    public void A_day_that_somebody_builds_late_starts_what_has_passed_now()
    {
        var early = Night.Job("EARLY") with
        {
            Frequencies = [Night.EveryDay(new RunTiming { Times = [new TimeOnly(9, 0)], LatestStart = TimeSpan.FromHours(1) })],
        };
        var night = new Night(new ScheduleDefinition(Night.Schedule) { Missed = MissedStarts.Skipped }, early);

        night.Decide(new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false));

        Assert.Equal(["EARLY Starting"], night.States());
    }

    [Fact]
    public void AdHoc_is_neither_started_nor_closed_nor_deleted()
    {
        var night = new Night(Night.Daily());

        Assert.Contains(
            "has no start time of its own",
            night.Refusal(new StartSchedule(1, TestDay.Root, ScheduleDefinition.AdHoc, null)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cannot be closed",
            night.Refusal(new CloseSchedule(2, TestDay.Root, ScheduleDefinition.AdHoc, null)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cannot be deleted",
            night.Refusal(new DeleteSchedule(3, TestDay.Root, ScheduleDefinition.AdHoc, null)),
            StringComparison.Ordinal
        );
    }
}
