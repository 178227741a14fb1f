using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

/// <summary>Days of sub-schedules run in container jobs of other days.</summary>
public sealed class ContainerTests
{
    private const string Day = "Night_LOADS[Sub]";

    private static readonly ObjectName s_sub = ObjectName.Parse("Sub");
    private static readonly ObjectName s_day = ObjectName.ParseDay(Day);

    [Fact]
    public void The_sub_schedules_day_is_built_with_its_containers_and_waits_for_it()
    {
        var night = Chain();

        Assert.Equal(["Night/FIRST Starting", "Night/LOADS Waiting", $"{Day}/A Waiting", $"{Day}/B Waiting"], States(night));
        Assert.Contains(
            $"it is part of {Day}, which waits for its container Night/LOADS of 2026-11-30: LOADS (job {night.The("LOADS").Number.Value}) is Waiting",
            night.Why("A"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_container_begins_when_nothing_holds_it_and_ends_with_the_last_of_its_jobs()
    {
        var night = Chain();

        night.End("FIRST");
        Assert.Equal(["Night/FIRST Succeeded", "Night/LOADS Running", $"{Day}/A Starting", $"{Day}/B Waiting"], States(night));
        night.End("A");
        Assert.Equal(JobState.Running, night.The("LOADS").State);
        night.Now += TimeSpan.FromMinutes(7);
        night.End("B");

        var loads = night.The("LOADS");
        Assert.Equal((JobState.Succeeded, 0, night.Now), (loads.State, loads.ExitCode, loads.EndedAt));
        Assert.Equal(["planned", "started", "ended"], night.Lines("LOADS"));
        Assert.DoesNotContain(night.Orders, order => order is StartPlanned start && start.Number == loads.Number);
        Assert.Equal(ScheduleDayStatus.Completed, night.Days[(s_day, night.Today)].Status);
        Assert.Equal(ScheduleDayStatus.Completed, night.Days[(Night.Schedule, night.Today)].Status);
    }

    [Fact]
    public void A_container_takes_no_slot_and_no_machine()
    {
        var night = Chain();

        night.Decide(new AgentLink("alpha", false));
        night.Decide(new StartJob(1, TestDay.Root, night.The("LOADS").Number, Held: false));

        Assert.Equal(JobState.Running, night.The("LOADS").State);
        Assert.Equal(
            ["job queue WEIR/DEFAULT 1 1", "slots of alpha 1 1"],
            night.State.Recount().Select(use => $"{use.Thing} {use.Counted} {use.Used}")
        );
    }

    [Fact]
    public void It_fails_where_one_of_its_jobs_does_and_those_after_it_wait()
    {
        var night = Chain(Night.Job("LAST", "after LOADS"));

        night.End("FIRST");
        night.End("A", 3);
        Assert.Equal(JobState.Running, night.The("LOADS").State);
        night.Decide(new SkipJob(1, TestDay.Root, night.The("B").Number));

        Assert.Equal((JobState.Failed, 1), (night.The("LOADS").State, night.The("LOADS").ExitCode));
        Assert.Equal(JobState.Waiting, night.The("LAST").State);
        Assert.Contains(
            $"of {Day} A (job {night.The("A").Number.Value}) is Failed",
            night.Messages.Single(message => message.Text.Contains(" LOADS failed", StringComparison.Ordinal)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_job_that_is_retried_keeps_its_container_running()
    {
        var retried = Night.EveryDay(RunTiming.AtOnce with { Retry = new Retry(1, TimeSpan.FromMinutes(5)) });
        var night = new Night(Set([Container()], Job("A") with { Frequencies = [retried] }));

        night.End("A", 1);
        Assert.Equal(JobState.Running, night.The("LOADS").State);
        night.Now += TimeSpan.FromMinutes(5);
        night.Decide();
        night.End("A");

        Assert.Equal(JobState.Succeeded, night.The("LOADS").State);
    }

    [Fact]
    public void Without_jobs_on_the_date_it_ends_at_once()
    {
        var night = new Night(Set([Container(), Night.Job("LAST", "after LOADS")], Job("A") with { Build = BuildStatus.DoNotSchedule }));

        Assert.Equal(["Night/LAST Starting", "Night/LOADS Succeeded"], States(night));
    }

    [Fact]
    public void Its_properties_are_those_of_the_sub_schedules_instance_beside_those_of_its_own_day()
    {
        var night = new Night(
            Set([Container(properties: ["MODE=full"])], Job("A")) with
            {
                Schedules = [Night.Daily(schedule => schedule with { Instances = [North(), South()] }), Sub()],
            }
        );

        Assert.Equal(
            [
                "Night_north_LOADS[Sub] MODE=full SITE=north INSTANCENAME=NORTH",
                "Night_south_LOADS[Sub] MODE=full SITE=south INSTANCENAME=SOUTH",
            ],
            night
                .Days.Values.Where(day => day.Master == s_sub)
                .Select(day => $"{day.Name} {string.Join(' ', day.Instance!.Properties)}")
                .Order()
        );
        Assert.Contains(
            "WEIR_PROPERTY_MODE=full WEIR_PROPERTY_SITE=north WEIR_PROPERTY_INSTANCENAME=NORTH",
            night.Orders.OfType<StartPlanned>().Select(order => string.Join(' ', order.Command.Environment))
        );
    }

    [Fact]
    public void Containers_may_stand_in_sub_schedules_and_end_one_after_the_other()
    {
        var inner = Sub("Inner");
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily(), Sub(), inner],
                JobDefinitions =
                [
                    Container(),
                    Container("DEEP", "Inner") with
                    {
                        Schedule = s_sub,
                    },
                    Job("A") with
                    {
                        Schedule = inner.Name,
                    },
                ],
            }
        );

        Assert.Equal(["Night/LOADS Running", $"{Day}/DEEP Running", $"{Day}_DEEP[Inner]/A Starting"], States(night));
        night.Restart();
        night.End("A");
        Assert.Equal(["Night/LOADS Succeeded", $"{Day}/DEEP Succeeded", $"{Day}_DEEP[Inner]/A Succeeded"], States(night));
    }

    [Fact]
    public void What_is_too_long_for_a_name_is_not_planned_and_said()
    {
        var name = ObjectName.Parse(new string('S', 64));
        var deep = Sub(name.Text);
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily(), deep],
                JobDefinitions = [Container("C", name.Text), Container("C", name.Text) with { Schedule = name }],
            }
        );

        Assert.Contains(
            "would have a name of more than 255 characters",
            night.Messages.First(message => message.Code == "not-planned").Text,
            StringComparison.Ordinal
        );
        Assert.Equal(3, night.Jobs.Count());
    }

    [Fact]
    public void All_goes_on_after_a_restart_at_any_moment()
    {
        var night = Chain();

        night.Restart();
        Assert.Equal(JobState.Waiting, night.The("A").State);
        night.End("FIRST");
        night.Restart();
        night.Decide();
        night.End("A");
        night.Restart();
        night.End("B");

        Assert.Equal(JobState.Succeeded, night.The("LOADS").State);
        Assert.Equal(4, night.Jobs.Count());
    }

    [Fact]
    public void A_hold_of_the_day_holds_what_runs_in_its_containers_and_its_release_lets_it_go()
    {
        var night = Chain();
        night.End("FIRST");

        night.Decide(new HoldSchedule(1, TestDay.Root, Night.Schedule, null));
        night.End("A");
        Assert.Equal(JobState.Waiting, night.The("B").State);
        Assert.Contains("schedule-held: schedule Night of 2026-11-30 is on hold", night.Why("B"), StringComparison.Ordinal);
        night.Restart();
        Assert.Equal(JobState.Waiting, night.The("B").State);
        night.Decide(new ReleaseSchedule(2, TestDay.Root, Night.Schedule, null));

        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void One_that_is_held_by_itself_stays_so()
    {
        var night = Chain();
        night.End("FIRST");

        night.Decide(new HoldSchedule(1, TestDay.Root, s_day, null));
        night.Decide(new HoldSchedule(2, TestDay.Root, Night.Schedule, null));
        night.Decide(new ReleaseSchedule(3, TestDay.Root, Night.Schedule, null));
        night.End("A");
        Assert.Equal(JobState.Waiting, night.The("B").State);
        night.Decide(new ReleaseSchedule(4, TestDay.Root, s_day, null));

        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void A_cancel_of_a_container_that_waits_takes_its_jobs_along()
    {
        var night = Chain();

        night.Decide(new CancelJob(1, TestDay.Root, night.The("LOADS").Number, "", 5));

        Assert.Equal(["Night/FIRST Starting", "Night/LOADS Cancelled", $"{Day}/A Cancelled", $"{Day}/B Cancelled"], States(night));
        Assert.Contains("its container job", night.The("A").ReasonText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancel_of_one_that_runs_cancels_its_jobs_and_it_is_over_with_the_last()
    {
        var night = Chain();
        night.End("FIRST");
        night.Start("A");

        night.Decide(new CancelJob(1, TestDay.Root, night.The("LOADS").Number, "", 5));
        Assert.Equal((JobState.Running, JobState.Cancelled), (night.The("LOADS").State, night.The("B").State));
        Assert.Contains(night.Orders, order => order is Cancel cancel && cancel.Number == night.The("A").Number);
        night.EndRunning("A", 143);

        Assert.Equal(JobState.Cancelled, night.The("LOADS").State);
    }

    [Fact]
    public void A_skip_of_a_container_skips_its_jobs_and_those_after_it_go_on()
    {
        var night = Chain(Night.Job("LAST", "after LOADS"));

        night.Decide(new SkipJob(1, TestDay.Root, night.The("LOADS").Number));

        Assert.Equal((JobState.Skipped, JobState.Skipped), (night.The("A").State, night.The("B").State));
        Assert.Equal(JobState.Starting, night.The("LAST").State);
    }

    [Fact]
    public void A_rerun_of_a_container_runs_all_its_jobs_again_also_days_later()
    {
        var night = Chain();
        night.End("FIRST");
        night.End("A");
        night.End("B", 1);
        var (date, first) = (night.Today, night.The("LOADS").Number);
        night.Midnight();
        night.Restart();

        night.Decide(new RerunJob(1, TestDay.Root, first));
        var again = night.Jobs.Last(job => job.RerunOf == first);
        Assert.Equal(JobState.Running, again.State);
        var (a, b) = (Of(night, date, "A"), Of(night, date, "B"));
        Assert.Equal((JobState.Starting, JobState.Waiting), (a.State, b.State));
        Assert.NotNull(a.RerunOf);
        night.End(a.Number);
        night.End(Of(night, date, "B").Number);

        Assert.Equal(JobState.Succeeded, night.Find(again.Number).State);
    }

    [Fact]
    public void A_rerun_that_the_end_of_the_server_stops_goes_on()
    {
        var night = Chain();
        night.End("FIRST");
        night.End("A");
        night.End("B", 1);
        night.Restart();

        night.Step(new JobReloaded(night.The("LOADS")), new RerunJob(1, TestDay.Root, night.The("LOADS").Number));
        night.Restart();
        night.Decide();

        Assert.Equal(
            (JobState.Running, JobState.Starting, JobState.Waiting),
            (night.The("LOADS").State, night.The("A").State, night.The("B").State)
        );
    }

    [Fact]
    public void A_rerun_of_one_job_lets_its_container_run_again_around_it()
    {
        var night = Chain(Night.Job("LAST", "after LOADS"));
        night.End("FIRST");
        night.End("A");
        night.End("B", 1);
        var failed = night.The("LOADS");
        Assert.Equal(JobState.Failed, failed.State);
        night.Restart();

        night.Decide(new RerunJob(1, TestDay.Root, night.The("B").Number));
        Assert.Equal((failed.Number, JobState.Running), (night.The("LOADS").RerunOf!.Value, night.The("LOADS").State));
        night.End("B");

        Assert.Equal((JobState.Succeeded, JobState.Starting), (night.The("LOADS").State, night.The("LAST").State));
        Assert.Single(night.Jobs, job => job.Name.Text == "A");
    }

    [Fact]
    public void A_container_that_is_retried_runs_all_its_jobs_again()
    {
        var retried = Night.EveryDay(RunTiming.AtOnce with { Retry = new Retry(1, TimeSpan.FromMinutes(5)) });
        var night = new Night(Set([Container() with { Frequencies = [retried] }], Job("A"), Job("B", "after A")));

        night.End("A");
        night.End("B", 1);
        Assert.Equal((JobState.Waiting, JobState.Waiting), (night.The("LOADS").State, night.The("A").State));
        night.Now += TimeSpan.FromMinutes(5);
        night.Decide();
        night.End("A");
        night.End("B");

        Assert.Equal(JobState.Succeeded, night.The("LOADS").State);
    }

    [Fact]
    public void Each_run_of_a_container_has_a_day_of_its_own()
    {
        var twice = Night.EveryDay(RunTiming.AtOnce with { Times = [new TimeOnly(13, 0), new TimeOnly(15, 0)] });
        var night = new Night(Set([Container() with { Frequencies = [twice] }], Job("A")));

        night.Now = Night.Noon.AddHours(1);
        night.Decide();

        Assert.Equal(
            ["Night/LOADS Running", "Night/LOADS$0001 Waiting", $"{Day}/A Starting", "Night_LOADS$0001[Sub]/A Waiting"],
            States(night)
                .Order(StringComparer.Ordinal)
                .OrderBy(text => text.Contains('[', StringComparison.Ordinal))
                .ThenBy(text => text.Contains("0001", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void To_delete_the_day_is_to_delete_those_that_run_in_its_containers()
    {
        var night = new Night(Set([Container() with { Hold = true }], Job("A")));
        Assert.Contains(
            "goes with its container job LOADS of Night",
            night.Refusal(new DeleteSchedule(1, TestDay.Root, s_day, null)),
            StringComparison.Ordinal
        );

        night.Decide(new DeleteSchedule(2, TestDay.Root, Night.Schedule, null));

        Assert.Equal(["Night/LOADS Cancelled", $"{Day}/A Cancelled"], States(night));
        Assert.All(night.Days.Values, day => Assert.Equal(ScheduleDayStatus.Closed, day.Status));
    }

    [Fact]
    public void To_build_the_day_anew_is_to_build_those_in_its_containers_anew()
    {
        var night = new Night(Set([Container() with { Hold = true }], Job("A"), Job("B")));

        night.Decide(new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false, Replaces: true));

        Assert.Equal(
            ["Cancelled Cancelled Cancelled", "Waiting Waiting Waiting"],
            night.Jobs.Select(job => $"{job.State}").Chunk(3).Select(part => string.Join(' ', part))
        );
        night.Decide(new ReleaseJob(2, TestDay.Root, night.The("LOADS").Number));
        Assert.Equal((JobState.Starting, JobState.Starting), (night.The("A").State, night.The("B").State));
    }

    [Fact]
    public void A_start_of_the_day_moves_the_times_of_those_in_its_containers_too()
    {
        var night = new Night(
            Set([Container()], Job("A") with { NotBefore = new TimeOnly(23, 0) }) with
            {
                Schedules = [Night.Daily(schedule => schedule with { StartTime = new TimeOnly(22, 0) }), Sub()],
            }
        );
        var before = night.The("A").NotBefore;

        night.Decide(new StartSchedule(1, TestDay.Root, Night.Schedule, null));

        Assert.Equal(TimeSpan.FromHours(10), before - night.The("A").NotBefore);
        Assert.Equal(JobState.Running, night.The("LOADS").State);
    }

    [Fact]
    public void A_close_of_the_day_closes_those_in_its_containers()
    {
        var night = Chain();
        night.End("FIRST");
        night.End("A");
        night.End("B");

        night.Decide(new CloseSchedule(1, TestDay.Root, Night.Schedule, null));

        Assert.Equal(ScheduleDayStatus.Closed, night.Days[(s_day, night.Today)].Status);
    }

    [Fact]
    public void A_sub_schedule_is_not_built_by_itself_and_takes_no_jobs_from_elsewhere()
    {
        var night = Chain();

        Assert.Equal(
            "Sub is a sub-schedule and is not built by itself; its days are built with those of its containers, Night/LOADS: weir schedule build Night",
            night.Refusal(new BuildSchedule(1, TestDay.Root, s_sub, null, Held: false))
        );
        Assert.StartsWith(
            $"{Day} is a day of sub-schedule Sub",
            night.Refusal(new BuildSchedule(2, TestDay.Root, s_day, null, Held: false)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "runs in containers: name the one that is meant",
            night.Refusal(new HoldSchedule(3, TestDay.Root, s_sub, null)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "runs in containers",
            night.Refusal(new AddJob(4, TestDay.Root, s_sub, ObjectName.Parse("A"), night.Today)),
            StringComparison.Ordinal
        );
        Assert.Contains(Day, night.Refusal(new HoldSchedule(5, TestDay.Root, s_sub, null)), StringComparison.Ordinal);
        night.Midnight();
        Assert.DoesNotContain(night.Days.Keys, day => day.Name == s_sub);
    }

    [Fact]
    public void A_container_that_is_added_brings_its_day_and_one_added_again_runs_it_again()
    {
        var night = new Night(Set([Container() with { Build = BuildStatus.DoNotSchedule }], Job("A")));
        var add = new AddJob(1, TestDay.Root, Night.Schedule, ObjectName.Parse("LOADS"), night.Today);

        night.Decide(add);
        night.End("A");
        Assert.Equal(JobState.Succeeded, night.The("LOADS").State);
        night.Decide(add with { Reopens = true });
        Assert.Equal((JobState.Running, JobState.Starting), (night.The("LOADS").State, night.The("A").State));
        night.End("A");

        Assert.Equal(JobState.Succeeded, night.The("LOADS").State);
    }

    [Fact]
    public void A_container_that_misses_its_latest_start_takes_its_jobs_along()
    {
        var night = new Night(Set([Container() with { Hold = true, LatestStart = new TimeOnly(13, 0) }], Job("A")));

        night.Now = Night.Noon.AddHours(1);
        night.Decide();

        Assert.Equal(["Night/LOADS Missed", $"{Day}/A Missed"], States(night));
    }

    [Fact]
    public void A_job_is_not_late_while_it_waits_for_its_container_also_after_a_restart()
    {
        var watched = Night.EveryDay(RunTiming.AtOnce with { LateToStart = TimeSpan.FromHours(1) });
        var night = new Night(
            Set(
                [Night.Job("FIRST"), Container() with { Dependencies = [Night.Dependency("after FIRST")] }],
                Job("A"),
                Job("B", "after A") with
                {
                    Frequencies = [watched],
                }
            )
        );

        night.Now = Night.Noon.AddHours(2);
        night.Decide();
        night.Restart();
        Assert.Empty(night.The("B").Lateness);
        night.End("FIRST");
        night.Decide();
        Assert.Equal([Lateness.LateToStart], night.The("B").Lateness);
        night.End("A");
        night.End("B");

        Assert.Equal(JobState.Succeeded, night.The("LOADS").State);
    }

    [Fact]
    public void Jobs_of_other_schedules_wait_for_those_in_containers()
    {
        var other = new ScheduleDefinition(ObjectName.Parse("Other")) { Build = new BuildAhead(), Frequencies = [Night.EveryDay()] };
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily(), other, Sub()],
                JobDefinitions = [Container(), Job("A"), Night.Job("Z", "requires Sub/A") with { Schedule = other.Name }],
            }
        );

        Assert.Equal(JobState.Waiting, night.The("Z").State);
        night.End("A");
        Assert.Equal(JobState.Starting, night.The("Z").State);
    }

    private static Night Chain(params JobDefinition[] more) =>
        new(
            Set(
                [Night.Job("FIRST"), Container() with { Dependencies = [Night.Dependency("after FIRST")] }, .. more],
                Job("A"),
                Job("B", "after A")
            )
        );

    private static DefinitionSet Set(JobDefinition[] ofNight, params JobDefinition[] ofSub) =>
        new() { Schedules = [Night.Daily(), Sub()], JobDefinitions = [.. ofNight, .. ofSub] };

    private static ScheduleDefinition Sub(string name = "Sub") =>
        new(ObjectName.Parse(name)) { SubSchedule = true, Frequencies = [Night.EveryDay()] };

    private static JobDefinition Container(string name = "LOADS", string runs = "Sub", params string[] properties) =>
        new()
        {
            Name = ObjectName.Parse(name),
            Schedule = Night.Schedule,
            Type = JobDefinitionType.Container,
            Container = new ContainerPlan(ObjectName.Parse(runs)) { Properties = Properties(properties) },
        };

    private static JobDefinition Job(string name, params string[] dependencies) => Night.Job(name, dependencies) with { Schedule = s_sub };

    private static NamedInstance North() => new(ObjectName.Parse("NORTH"), Properties("SITE=north"));

    private static NamedInstance South() => new(ObjectName.Parse("SOUTH"), Properties("SITE=south"));

    private static List<JobProperty> Properties(params string[] texts) =>
        [.. texts.Select(text => JobProperty.TryParse(text, out var property) ? property : throw new FormatException(text))];

    private static Job Of(Night night, DateOnly date, string name) =>
        night.Jobs.Last(job => job.ScheduleDate == date && job.Name.Text == name);

    private static string[] States(Night night) =>
        [
            .. night
                .Jobs.Where(job => job.ScheduleDate == DateOnly.FromDateTime(Night.Noon.UtcDateTime))
                .OrderBy(job => job.Schedule.Text.Length)
                .ThenBy(job => job.Name)
                .Select(job => $"{job.Schedule}/{job.Name} {job.State}"),
        ];
}
