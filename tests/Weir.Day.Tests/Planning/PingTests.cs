using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

/// <summary>Planned jobs that run elsewhere, and tell by pings how they go.</summary>
public sealed class PingTests
{
    private static readonly Caller s_ping = TestDay.Root with { Actor = new Actor("ping", ActorOrigin.Token, Address: "192.0.2.7") };

    [Fact]
    public void A_job_that_runs_elsewhere_waits_for_a_ping_and_nothing_is_ordered()
    {
        var night = new Night(Night.Daily(), External("A"));

        Assert.Equal(["A Waiting"], night.States());
        Assert.Equal("ping: it runs elsewhere, and no ping has told its start", night.Why("A"));
        Assert.Empty(night.Orders);
    }

    [Fact]
    public void Its_start_and_its_end_are_told_and_those_that_wait_for_it_go_on()
    {
        var night = new Night(Night.Daily(), External("A"), Night.Job("B", "requires A"));

        Ping(night, "A", null);
        Assert.Equal(["A Running", "B Waiting"], night.States());
        night.Now += TimeSpan.FromMinutes(7);
        Ping(night, "A", 0, "42 rows");

        Assert.Equal(["A Succeeded", "B Starting"], night.States());
        Assert.Equal(TimeSpan.FromMinutes(7), night.The("A").EndedAt - night.The("A").StartedAt);
        Assert.Equal(["planned", "started", "ended"], night.Lines("A"));
        Assert.Equal("ended with status 0, as a ping told: 42 rows", night.Events.Last(line => line.Number == night.The("A").Number).Text);
    }

    [Theory]
    [InlineData(0, "Succeeded")]
    [InlineData(1, "Failed")]
    [InlineData(4, "Succeeded")]
    [InlineData(255, "Failed")]
    public void Only_its_end_is_told_and_its_definition_says_which_exit_statuses_are_success(int status, string state)
    {
        var night = new Night(
            Night.Daily(),
            External("A") with
            {
                Ok = ExitCodes.TryParse("0,4", out var ok) ? ok : throw new InvalidOperationException(),
            }
        );

        Ping(night, "A", status);

        Assert.Equal([$"A {state}"], night.States());
        Assert.Equal(state == "Failed" ? 1 : 0, night.Messages.Count(message => message.Code == "failed"));
    }

    [Fact]
    public void A_start_that_is_told_twice_is_told_once()
    {
        var night = new Night(Night.Daily(), External("A"));

        Ping(night, "A", null);
        Ping(night, "A", null);

        Assert.Equal(["planned", "started"], night.Lines("A"));
    }

    [Fact]
    public void An_end_that_is_told_twice_does_not_end_the_run_of_tomorrow()
    {
        var night = new Night(Night.Daily(schedule => schedule with { Build = new BuildAhead(0, 2) }), External("A"));
        Assert.Equal(2, night.Jobs.Count());
        Ping(night, "A", 0);

        var refused = night.Refusal(Told("A", 0));

        Assert.Equal("no run of Night/A waits for a ping", refused);
        Assert.Equal(["Succeeded", "Waiting"], night.Jobs.Select(job => job.State.ToString()));
        Assert.Equal("ping-unexpected", night.Messages.Last().Code);
    }

    [Theory]
    [InlineData(16, "Waiting")]
    [InlineData(15, "Succeeded")]
    public void A_run_is_due_a_quarter_of_an_hour_before_its_start_time(int minutesBefore, string state)
    {
        var night = new Night(Night.Daily(), External("A") with { NotBefore = new TimeOnly(14, 0) })
        {
            Now = Night.Noon.AddMinutes(120 - minutesBefore),
        };

        night.Decide(Told("A", 0));

        Assert.Equal([$"A {state}"], night.States());
    }

    [Fact]
    public void A_run_that_failed_is_awaited_once_more_where_its_definition_says_so()
    {
        var night = new Night(
            Night.Daily(schedule =>
                schedule with
                {
                    Frequencies = [Night.EveryDay(RunTiming.AtOnce with { Retry = new Retry(1, TimeSpan.Zero) })],
                }
            ),
            External("A")
        );

        Ping(night, "A", 3);
        Ping(night, "A", 0);

        Assert.Equal(["A Failed", "A Succeeded"], night.States());
    }

    [Fact]
    public void It_takes_no_slot_and_its_machine_need_not_be_there()
    {
        var night = new Night(
            Night.Daily(),
            External("A"),
            External("B"),
            External("C"),
            External("D"),
            External("E"),
            Night.Job("F", "after A")
        );
        foreach (var name in "BCDE")
        {
            Ping(night, $"{name}", null);
        }

        night.Decide(new AgentLink("alpha", false));
        Ping(night, "A", 0);
        night.Decide(new AgentLink("alpha", true));

        Assert.Equal("Starting", night.The("F").State.ToString());
        Assert.All(night.State.Recount(), use => Assert.Equal(use.Counted, use.Used));
    }

    [Fact]
    public void An_operator_skips_cancels_and_marks_it_and_cannot_start_it()
    {
        var night = new Night(Night.Daily(), External("A"), External("B"), External("C"));
        Ping(night, "B", null);

        Assert.Equal(
            "job 000000001 runs elsewhere: start it there; allowed here: hold, release, cancel, skip, change, mark",
            night.Refusal(new StartJob(1, TestDay.Root, night.The("A").Number, Held: false))
        );
        night.Decide(new SkipJob(2, TestDay.Root, night.The("A").Number));
        night.Decide(new CancelJob(3, TestDay.Root, night.The("B").Number, "", 0));
        night.Decide(new MarkJob(4, TestDay.Root, night.The("C").Number, "ok", "seen in its log"));

        Assert.Equal(["A Skipped", "B Cancelled", "C Succeeded"], night.States());
        Assert.Empty(night.Orders);
    }

    [Fact]
    public void A_restart_between_its_start_and_its_end_changes_nothing()
    {
        var night = new Night(Night.Daily(), External("A"), Night.Job("B", "requires A"));
        Ping(night, "A", null);

        night.Restart();
        Ping(night, "A", 0);

        Assert.Equal(["A Succeeded", "B Starting"], night.States());
    }

    [Fact]
    public void A_name_that_nothing_runs_elsewhere_under_is_not_found()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));

        Assert.Equal("schedule Night has no job A that runs elsewhere", night.Refusal(Told("A", 0)));
        Assert.Equal("schedule Night has no job NOSUCH that runs elsewhere", night.Refusal(Told("NOSUCH", 0)));
    }

    [Fact]
    public void One_that_tells_nothing_is_missed_at_its_latest_start()
    {
        var night = new Night(Night.Daily(), External("A") with { LatestStart = new TimeOnly(13, 0) });

        night.Now = Night.Noon.AddHours(1);
        night.Decide();

        Assert.Equal(["A Missed"], night.States());
    }

    [Fact]
    public void How_long_it_usually_takes_is_learnt_from_runs_whose_start_was_told()
    {
        var night = new Night(Night.Daily(), External("A"));
        Ping(night, "A", 0);

        Assert.Null(night.State.UsualOf(night.The("A")));
    }

    private static JobDefinition External(string name) => Night.Job(name) with { Type = JobDefinitionType.External, Command = null };

    private static JobPinged Told(string name, int? status, string? text = null) =>
        new(9, s_ping, Night.Schedule, ObjectName.Parse(name), status, text);

    private static void Ping(Night night, string name, int? status, string? text = null) =>
        Assert.IsType<RequestDone>(Assert.Single(night.Decide(Told(name, status, text)).Answers));
}
