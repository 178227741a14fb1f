using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Tests;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

/// <summary>What would break is said, and nothing is done.</summary>
public sealed class ForeseeTests
{
    private const string Definitions = """
        kind: policy
        name: GOALS
        groups:
          - { name: FAST, target: "0:10", acceptable: "1:00" }
          - { name: SLOW, target: "60:00", acceptable: "120:00" }
        ---
        kind: rule
        name: QUEUED
        when:
          jobName: NIGHTLY
        type: queue
        ---
        kind: job-definition
        name: NIGHTLY
        allowMultiple: true
        ---
        kind: job-definition
        name: LATEST
        latestStart: "23:00"
        ---
        kind: limit
        name: TAPE
        maximum: 1
        """;

    [Fact]
    public async Task Closing_breaks_the_goals_of_all_that_wait_but_those_that_are_spared()
    {
        var clock = new ManualClock();
        await using var fixture = await WaitingAsync(clock);

        var view = await fixture.Server.ForeseeCloseAsync(Operator, [], Cancellation);
        var spared = await fixture.Server.ForeseeCloseAsync(Operator, [ObjectName.Parse("FAST")], Cancellation);

        Assert.Equal("closing Weir would hold all that comes and 4 jobs that wait", view.Text);
        Assert.Equal(["FAST", "SLOW"], view.Goals.Select(goal => goal.Group));
        Assert.Equal((2, 1), (view.Goals[0].Jobs, view.Goals[0].Late));
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromSeconds(60), view.Goals[0].BreaksAt);
        Assert.Equal((2, 0), (view.Goals[1].Jobs, view.Goals[1].Late));
        var deadline = Assert.Single(view.Deadlines);
        Assert.Equal(("LATEST", new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero)), (deadline.Name, deadline.LatestStart));
        Assert.Equal(["SLOW"], spared.Goals.Select(goal => goal.Group));
    }

    [Fact]
    public async Task Who_must_end_by_some_time_has_a_deadline_too_and_the_earliest_is_first()
    {
        await using var fixture = await WaitingAsync(new ManualClock());
        await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([
                new ApplyFile(
                    "ends",
                    "kind: job-definition\nname: ENDS\nmustEndBy: '22:30'\n---\n"
                        + "kind: job-definition\nname: BOTH\nlatestStart: '22:00'\nmustEndBy: '23:30'\n"
                ),
            ]),
            Cancellation
        );
        await SubmitAsync(fixture, "ENDS", "SLOW");
        await SubmitAsync(fixture, "BOTH", "SLOW");

        var view = await fixture.Server.ForeseeCloseAsync(Operator, [], Cancellation);

        // Nothing is known of how long they run.
        Assert.Equal(["BOTH 22:00", "ENDS 22:30", "LATEST 23:00"], view.Deadlines.Select(job => $"{job.Name} {job.StartBy:HH:mm}"));
        Assert.Equal([true, false, true], view.Deadlines.Select(job => job.LatestStart is not null));
        Assert.Equal([true, true, false], view.Deadlines.Select(job => job.MustEndBy is not null));
    }

    [Fact]
    public async Task A_held_schedule_breaks_the_goals_of_its_own_jobs()
    {
        await using var fixture = await WaitingAsync(new ManualClock());

        var own = await fixture.Server.ForeseeScheduleHoldAsync(Operator, ObjectName.Parse("ADHOC"), null, Cancellation);
        var other = await fixture.Server.ForeseeScheduleHoldAsync(Operator, ObjectName.Parse("NIGHT"), null, Cancellation);

        Assert.Equal(4, own.Jobs);
        Assert.Equal(("holding schedule NIGHT of 2026-03-02 would hold 0 jobs that wait", 0), (other.Text, other.Goals.Count));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task A_lower_limit_breaks_the_goals_of_those_that_it_has_no_room_for(int maximum, int jobs)
    {
        await using var fixture = await WaitingAsync(new ManualClock());

        Assert.Equal(jobs, (await fixture.Server.ForeseeLimitAsync(Operator, ObjectName.Parse("TAPE"), null, maximum, Cancellation)).Jobs);
        Assert.Equal(
            0,
            (await fixture.Server.ForeseeLimitAsync(Operator, ObjectName.Parse("TAPE"), "elsewhere", maximum, Cancellation)).Jobs
        );
    }

    [Fact]
    public async Task A_cancel_breaks_the_goal_of_a_job_that_waits_and_none_of_one_that_runs()
    {
        await using var fixture = await WaitingAsync(new ManualClock());
        var running = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(running, "anna", "OTHER") with { GoesAtOnce = true });

        var waiting = await fixture.Server.ForeseeCancelAsync(Anna, new TrackingNumber(1), Cancellation);
        var started = await fixture.Server.ForeseeCancelAsync(Anna, running, Cancellation);

        Assert.Equal((1, "FAST"), (waiting.Jobs, Assert.Single(waiting.Goals).Group));
        Assert.Equal((0, 0), (started.Jobs, started.Goals.Count));
        Assert.Equal("Waiting", (await fixture.JobAsync(new TrackingNumber(1))).State);
    }

    [Fact]
    public async Task Who_may_not_do_it_may_not_ask_either()
    {
        await using var fixture = await WaitingAsync(new ManualClock());

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.ForeseeCloseAsync(Anna, [], Cancellation));
        await Refusal.OfAsync(
            ProblemCodes.NotAllowed,
            () => fixture.Server.ForeseeLimitAsync(Anna, ObjectName.Parse("TAPE"), null, 0, Cancellation)
        );
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.ForeseeCancelAsync(Bert, new TrackingNumber(1), Cancellation));
        await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => fixture.Server.ForeseeLimitAsync(Operator, ObjectName.Parse("NONE"), null, 0, Cancellation)
        );
    }

    // Two of the fast group, one of them late already, and two of the slow one; Weir is closed, so that all of it waits.
    private static async Task<ServerFixture> WaitingAsync(ManualClock clock)
    {
        var fixture = await OpenAsync(time: clock);
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("goals", Definitions)]), Cancellation);
        await fixture.Server.ActivatePolicyAsync(Root, ObjectName.Parse("GOALS"), Cancellation);
        await fixture.Server.CloseAsync(Operator with { Text = "so that all of it waits" }, [], Cancellation);
        await SubmitAsync(fixture, "NIGHTLY", "FAST");
        clock.Advance(TimeSpan.FromMinutes(2));
        await SubmitAsync(fixture, "NIGHTLY", "FAST");
        await SubmitAsync(fixture, "NIGHTLY", "SLOW", new LimitNeed(ObjectName.Parse("TAPE"), 1));
        await SubmitAsync(fixture, "LATEST", "SLOW");
        return fixture;
    }

    private static async Task SubmitAsync(ServerFixture fixture, string name, string group, params LimitNeed[] limits)
    {
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(
            Submitted(number, "anna", name) with
            {
                At = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
                TrackType = TrackType.Queue,
                Service = ObjectName.Parse(group),
                Limits = limits,
            }
        );
    }
}
