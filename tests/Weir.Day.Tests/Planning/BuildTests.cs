using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

public sealed class BuildTests
{
    [Fact]
    public void A_schedule_builds_its_day_at_midnight_and_its_jobs_have_their_numbers()
    {
        var night = new Night(Night.Daily(schedule => schedule with { StartTime = new TimeOnly(2, 0) }), Night.Job("A"), Night.Job("B"));

        night.Midnight();

        Assert.Equal(["A Waiting", "B Waiting"], night.States());
        Assert.All(night.Jobs.TakeLast(2), job => Assert.Equal(night.Now.AddHours(2), job.NotBefore));
        Assert.Contains("start-time", night.Why("A"), StringComparison.Ordinal);
        night.Now = night.Now.AddHours(2);
        night.Decide();
        Assert.Equal(["A Starting", "B Starting"], night.States());
    }

    [Fact]
    public void A_new_schedule_builds_its_day_at_once_without_the_starts_that_have_passed()
    {
        var early = Night.Job("EARLY") with { Frequencies = [Night.EveryDay(new RunTiming { Times = [new TimeOnly(9, 0)] })] };
        var late = Night.Job("LATE") with { Frequencies = [Night.EveryDay(new RunTiming { Times = [new TimeOnly(15, 0)] })] };

        var night = new Night(Night.Daily(), early, late);

        Assert.Equal(["LATE Waiting"], night.States());
    }

    [Fact]
    public void A_job_is_in_the_group_of_planned_jobs_where_it_names_none()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));

        Assert.Equal("$$$PCS", night.The("A").Group?.Text);
        Assert.Equal(WayIn.Schedule, night.The("A").Way);
    }

    [Fact]
    public void Days_ahead_are_built_and_begin_when_they_come()
    {
        var night = new Night(Night.Daily(schedule => schedule with { Build = new BuildAhead(1, 2) }), Night.Job("A"));

        Assert.Equal([new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 2)], night.Jobs.Select(job => job.ScheduleDate));
        Assert.Empty(night.Started);
        night.Midnight();
        Assert.Equal(["A Starting"], night.States());
        Assert.Equal(new DateOnly(2026, 12, 3), night.Jobs.Last().ScheduleDate);
    }

    [Fact]
    public void What_was_to_be_built_while_the_server_was_down_is_made_up()
    {
        var night = new Night(Night.Daily(schedule => schedule with { Build = new BuildAhead(1) }), Night.Job("A"));
        night.Now = night.Now.AddDays(3);

        night.Restart();

        Assert.Equal(
            [new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 3), new DateOnly(2026, 12, 4)],
            night.Jobs.Select(job => job.ScheduleDate)
        );
    }

    [Fact]
    public void A_clock_that_is_set_back_builds_no_day_twice()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        night.Midnight();
        night.Now = night.Now.AddHours(-3);
        night.Decide();

        night.Midnight();

        Assert.Equal(2, night.Jobs.Count());
    }

    [Fact]
    public void A_build_goes_on_where_a_crash_ended_it_and_no_job_goes_before_all_are_there()
    {
        var definitions = Enumerable.Range(0, 1200).Select(i => Night.Job($"J{i:D4}")).ToList();
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [new ScheduleDefinition(Night.Schedule) { Frequencies = [Night.EveryDay()] }],
                JobDefinitions = definitions,
            }
        );
        // One decision plans a slice: what follows it is lost with the server.
        DayEngine.Decide(night.State, [new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false)], night.Now);

        night.Restart();
        night.Decide(new BuildSchedule(2, TestDay.Root, Night.Schedule, null, Held: false));

        Assert.Equal(1200, night.Jobs.Select(job => job.Name).Distinct().Count());
        Assert.Equal(1200, night.Jobs.Count());
    }

    [Fact]
    public void A_day_that_is_built_again_gets_what_its_definitions_have_besides()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));

        night.Decide(new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false));

        Assert.Single(night.Jobs);
    }

    [Theory]
    [InlineData(0, false, ScheduleDayStatus.Open)]
    [InlineData(0, true, ScheduleDayStatus.Held)]
    [InlineData(-1, false, ScheduleDayStatus.Held)]
    public void A_day_that_somebody_builds_is_released_or_held_and_a_past_one_is_always_held(
        int days,
        bool held,
        ScheduleDayStatus expected
    )
    {
        var night = new Night(new ScheduleDefinition(Night.Schedule) { Frequencies = [Night.EveryDay()] }, Night.Job("A"));
        var date = night.Today.AddDays(days);

        night.Decide(new BuildSchedule(1, TestDay.Root, Night.Schedule, date, held));

        Assert.Equal(expected, night.Days[(Night.Schedule, date)].Status);
        Assert.Equal(expected == ScheduleDayStatus.Open ? 1 : 0, night.Started.Count);
    }

    [Fact]
    public void Nobody_but_an_operator_builds_and_no_schedule_is_built_that_is_not_there()
    {
        var night = new Night(Night.Daily());

        var answers = night.State is { } state
            ? DayEngine
                .Decide(
                    state,
                    [
                        new BuildSchedule(1, TestDay.Alice, Night.Schedule, null, false),
                        new BuildSchedule(2, TestDay.Root, ObjectName.Parse("NONE"), null, false),
                    ],
                    night.Now
                )
                .Answers
            : [];

        Assert.Equal([RefusalCodes.NotAllowed, RefusalCodes.NotFound], answers.Cast<RequestRefused>().Select(answer => answer.Code));
    }

    [Fact]
    public void A_day_whose_jobs_are_over_is_completed_and_one_more_job_opens_it()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        var day = (Night.Schedule, night.Today);

        night.End("A");

        Assert.Equal(ScheduleDayStatus.Completed, night.Days[day].Status);
        night.Decide(new RerunJob(1, TestDay.Root, night.The("A").Number));
        Assert.Equal(ScheduleDayStatus.Open, night.Days[day].Status);
        night.End("A");
        night.Midnight();
        Assert.Equal(ScheduleDayStatus.Closed, night.Days[day].Status);
    }

    [Theory]
    [InlineData(BuildStatus.Held, "Waiting")]
    [InlineData(BuildStatus.Skip, "Skipped")]
    [InlineData(BuildStatus.Released, "Starting")]
    public void What_becomes_of_a_job_that_is_built_says_its_build_status(BuildStatus build, string expected)
    {
        var night = new Night(Night.Daily(), Night.Job("A") with { Build = build }, Night.Job("B", "after A"));

        Assert.Equal(expected, night.The("A").State.ToString());
        Assert.Equal(build == BuildStatus.Skip ? JobState.Starting : JobState.Waiting, night.The("B").State);
    }

    [Fact]
    public void A_job_that_is_not_started_is_cancelled_and_skipped_without_an_order_to_its_machine()
    {
        var night = new Night(Night.Daily(schedule => schedule with { StartTime = new TimeOnly(20, 0) }), Night.Job("A"), Night.Job("B"));

        var decision = night.Decide(
            new CancelJob(1, TestDay.Root, night.The("A").Number, "", 10),
            new SkipJob(2, TestDay.Root, night.The("B").Number)
        );

        Assert.Equal(["A Cancelled", "B Skipped"], night.States());
        Assert.Empty(decision.Orders);
    }

    [Fact]
    public void An_exclusion_takes_the_other_out_of_the_day()
    {
        var night = new Night(Night.Daily(), Night.Job("DAILY"), Night.Job("MONTH", "exclude DAILY"), Night.Job("REPORT", "after DAILY"));

        Assert.Equal(["DAILY Cancelled", "MONTH Starting", "REPORT Starting"], night.States());
        Assert.Equal(ReasonCodes.Excluded, night.The("DAILY").ReasonCode);
    }
}
