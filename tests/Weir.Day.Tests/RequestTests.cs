using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Day.Tests;

public sealed class RequestTests
{
    private static readonly TrackingNumber One = new(1);

    [Fact]
    public void A_user_lifts_own_holds_but_not_an_operators()
    {
        var day = new TestDay();
        day.Submit(fact => fact with { Hold = true });
        day.Decide(new HoldJob(1, TestDay.Root, One));

        var own = Assert.IsType<RequestDone>(Assert.Single(day.Decide(new ReleaseJob(2, TestDay.Alice, One)).Answers));
        Assert.Contains("still held by root at here", own.Text, StringComparison.Ordinal);
        Assert.Equal("not-allowed", Refusal(day, new ReleaseJob(3, TestDay.Alice, One)));
        Assert.Equal("not-found", Refusal(day, new ReleaseJob(4, TestDay.Bob, One)));

        Assert.IsType<Start>(Assert.Single(day.Decide(new ReleaseJob(5, TestDay.Root, One)).Orders).Order.Order);
    }

    [Fact]
    public void Holding_and_skipping_a_running_job_are_refused()
    {
        var day = new TestDay();
        day.Submit();
        day.Decide(day.Fact(new JobStarted(day.Now, One, 42, null)));

        Assert.Equal("already-released", Refusal(day, new HoldJob(1, TestDay.Root, One)));
        Assert.Equal("already-released", Refusal(day, new SkipJob(2, TestDay.Root, One)));
        Assert.Equal("already-released", Refusal(day, new StartJob(3, TestDay.Root, One, false)));
        Assert.Equal(
            "wrong-state",
            Refusal(
                day,
                new MarkJob(4, TestDay.Root, new TrackingNumber(2), "ok", null),
                new JobReloaded(TestDay.Job(2, JobState.Cancelled))
            )
        );
        Assert.Equal("not-found", Refusal(day, new CancelJob(5, TestDay.Root, new TrackingNumber(99), "", 10)));
    }

    [Fact]
    public void An_operators_start_goes_past_all_holders_and_is_exceptional()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { Hold = true, NotBefore = new TimeOnly(23, 0) }));
        day.Submit();

        Assert.Equal("not-allowed", Refusal(day, new StartJob(1, TestDay.Alice, One, false)));
        var decision = day.Decide(new StartJob(2, TestDay.Root, One, false));

        Assert.Equal(new Start(One, "root at here"), Assert.Single(decision.Orders).Order.Order);
        Assert.True(day.The(1) is { State: JobState.Starting, Exceptional: true, StartedBy: "root at here" });
    }

    [Fact]
    public void Start_held_goes_past_the_no_and_stays_held()
    {
        var day = new TestDay(DefinitionSet.Empty);
        day.Submit();

        day.Decide(new StartJob(1, TestDay.Root, One, true));

        Assert.Equal(JobState.Waiting, day.The(1).State);
        Assert.Equal(["operator-hold"], day.HoldersOf(1));
    }

    [Fact]
    public void A_job_started_by_its_machine_before_the_cancel_came_runs_until_the_cancel_ends_it()
    {
        var day = new TestDay();
        day.Submit(fact => fact with { Hold = true });
        var cancelled = Assert.Single(day.Decide(new CancelJob(1, TestDay.Alice, One, "no more", 10)).Jobs);
        Assert.Equal(JobState.Cancelled, cancelled.State);

        day.Decide(new JobReloaded(cancelled), day.Fact(new JobStarted(day.Now, One, 42, null)));
        Assert.Equal(JobState.Running, day.The(1).State);
        var ended = Assert.Single(day.Decide(day.Fact(new JobEnded(day.Now, One, null, 15, 1, 1) { Cancelled = true })).Jobs);

        Assert.Equal((JobState.Cancelled, "cancelled by alice at here: no more"), (ended.State, ended.ReasonText));
    }

    [Fact]
    public void A_rerun_is_announced_under_its_number_and_goes_when_its_machine_has_submitted_it()
    {
        var day = new TestDay();
        var over = TestDay.Job(1, JobState.Failed);

        var decision = day.Decide(new JobReloaded(over), new RerunJob(1, TestDay.Alice, One));

        Assert.Equal(
            new Rerun(One, new TrackingNumber(1001), "alice at here") { Actor = new Actor("alice", ActorOrigin.Unknown, "here") },
            Assert.Single(decision.Orders).Order.Order
        );
        Assert.Equal(1002, decision.NextNumber);
        Assert.Equal("resubmitting", day.HoldersOf(1001)[0]);

        day.Submit(fact => fact with { Number = new TrackingNumber(1001), RerunOf = One });
        Assert.True(day.The(1001) is { State: JobState.Starting, Exceptional: true, Name.Text: "NIGHTLY" });
    }

    [Theory]
    [InlineData(WayIn.Cron, SubmissionMode.InPlace)]
    [InlineData(WayIn.Run, SubmissionMode.InPlace)]
    public void A_job_that_ran_in_place_is_repeated_as_a_stored_one(WayIn way, SubmissionMode mode)
    {
        var day = new TestDay();
        var over = TestDay.Job(1, JobState.Failed) with { Way = way, Mode = mode };

        var acted = Assert.IsType<RequestDone>(
            Assert.Single(day.Decide(new JobReloaded(over), new RerunJob(1, TestDay.Alice, One)).Answers)
        );

        Assert.Equal((SubmissionMode.Stored, way, One), (acted.Job!.Mode, acted.Job.Way, acted.Job.RerunOf));
        Assert.Contains("without terminal and standard input", acted.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WayIn.At, SubmissionMode.InPlace, "give it to at again")]
    [InlineData(WayIn.At, SubmissionMode.Spooled, "give it to at again")]
    [InlineData(WayIn.Slurm, SubmissionMode.Spooled, "give it to Slurm again")]
    public void A_script_of_ats_or_Slurms_cannot_be_repeated(WayIn way, SubmissionMode mode, string text)
    {
        var day = new TestDay();
        var over = TestDay.Job(1, JobState.Failed) with { Way = way, Mode = mode };

        var refused = Assert.IsType<RequestRefused>(
            Assert.Single(day.Decide(new JobReloaded(over), new RerunJob(1, TestDay.Alice, One)).Answers)
        );

        Assert.Equal("wrong-state", refused.Code);
        Assert.Contains(text, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_held_schedule_lets_nothing_go_until_it_is_released()
    {
        var day = new TestDay();
        day.Decide(new HoldSchedule(1, TestDay.Root, ObjectName.Parse("adhoc"), null));
        day.Submit();
        Assert.Equal(["schedule-held"], day.HoldersOf(1));

        var decision = day.Decide(new ReleaseSchedule(2, TestDay.Root, ObjectName.Parse("AdHoc"), null));

        Assert.IsType<Start>(Assert.Single(decision.Orders).Order.Order);
    }

    private static string Refusal(TestDay day, Input request, params Input[] before) =>
        Assert.IsType<RequestRefused>(Assert.Single(day.Decide([.. before, request]).Answers)).Code;
}
