using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Tests.Planning;
using Weir.Jobs;
using Weir.Jobs.Changes;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Tests;

public sealed class ChangeTests
{
    private static readonly TrackingNumber One = new(1);

    [Fact]
    public void A_change_says_what_was_and_what_is_in_answer_audit_and_history()
    {
        var day = new TestDay(up: false, jobs: [TestDay.Job(1, JobState.Waiting)]);

        var decision = day.Decide(
            new ChangeJob(
                7,
                TestDay.Root,
                One,
                new JobChange
                {
                    Priority = 1,
                    JobQueue = QualifiedName.Parse("WEIR/NIGHT"),
                    Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 2)],
                }
            )
            {
                Reason = "month end",
            }
        );

        const string Text = "priority 5 to 1, job queue WEIR/DEFAULT to WEIR/NIGHT, limits none to TAPE=2";
        var done = Assert.IsType<RequestDone>(Assert.Single(decision.Answers));
        Assert.Equal($"job 000000001 is changed: {Text}", done.Text);
        Assert.Equal("priority 5, job queue WEIR/DEFAULT, limits none", done.Before);
        Assert.Equal("priority 1, job queue WEIR/NIGHT, limits TAPE=2", done.After);
        var line = Assert.Single(decision.Events);
        Assert.Equal(("changed", $"{Text}, by root at here: month end"), (line.Code, line.Text));
        Assert.Equal((1, "WEIR/NIGHT", "TAPE=2"), (day.The(1).Priority, $"{day.The(1).JobQueue}", $"{day.The(1).Limits[0]}"));
        Assert.Equal("TAPE", Assert.Single(decision.LimitsMade).Name.Text);
    }

    [Fact]
    public void A_job_that_is_so_already_is_left_as_it_is()
    {
        var day = new TestDay(up: false, jobs: [TestDay.Job(1, JobState.Waiting)]);

        var decision = day.Decide(new ChangeJob(1, TestDay.Root, One, new JobChange { Priority = 5 }));

        Assert.Equal("job 000000001 is so already", Assert.IsType<RequestDone>(Assert.Single(decision.Answers)).Text);
        Assert.Empty(decision.Jobs);
    }

    [Fact]
    public void A_higher_priority_goes_first_when_there_is_room_again()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Limited("B"), Limited("C"), Limited("D"));
        night.Decide(new OverrideLimit(1, TestDay.Root, ObjectName.Parse("TAPE"), null, 0));
        night.Decide(new ChangeJob(2, TestDay.Root, night.The("D").Number, new JobChange { Priority = 1 }));
        night.Decide(new OverrideLimit(3, TestDay.Root, ObjectName.Parse("TAPE"), null, 1));
        night.End("A");

        Assert.Equal(
            (JobState.Waiting, JobState.Waiting, JobState.Starting),
            (night.The("B").State, night.The("C").State, night.The("D").State)
        );
    }

    [Fact]
    public void A_job_waits_for_its_new_start_time_and_a_past_one_lets_it_go()
    {
        var night = new Night(Night.Daily(), Night.Job("A", "after X"), Night.Job("X"));
        var number = night.The("A").Number;
        night.Decide(new ChangeJob(1, TestDay.Root, number, new JobChange { NotBefore = night.Now.AddMinutes(30) }));
        night.End("X");
        Assert.Equal(JobState.Waiting, night.The("A").State);

        night.Decide(new ChangeJob(2, TestDay.Root, number, new JobChange { Later = TimeSpan.FromMinutes(-10) }));
        Assert.Equal(night.Now.AddMinutes(20), night.The("A").NotBefore);

        night.Decide(new ChangeJob(3, TestDay.Root, number, new JobChange { NotBefore = night.Now }));

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void A_start_time_without_a_wait_counts_from_now_and_comes_by_itself()
    {
        var night = new Night(Night.Daily(), Night.Job("A", "after X"), Night.Job("X"));
        var number = night.The("A").Number;
        night.Decide(new ChangeJob(1, TestDay.Root, number, new JobChange { Later = TimeSpan.FromMinutes(15) }));
        night.End("X");

        night.Now = night.Now.AddMinutes(14);
        night.Decide();
        Assert.Equal(JobState.Waiting, night.The("A").State);
        night.Now = night.Now.AddMinutes(1);
        night.Decide();

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void A_start_time_past_the_latest_start_is_refused_and_another_latest_start_beside_it_is_taken()
    {
        var night = new Night(Night.Daily(), Night.Job("A", "after X"), Night.Job("X"));
        var number = night.The("A").Number;
        var start = night.Now.AddMinutes(30);
        night.Decide(new ChangeJob(1, TestDay.Root, number, new JobChange { LatestStart = start }));

        var refused = Assert.IsType<RequestRefused>(
            Assert.Single(night.Decide(new ChangeJob(2, TestDay.Root, number, new JobChange { NotBefore = start })).Answers)
        );
        Assert.Equal("bad-request", refused.Code);
        Assert.Contains("name a latest start after its start time", refused.Text, StringComparison.Ordinal);
        night.Decide(new ChangeJob(3, TestDay.Root, number, new JobChange { NotBefore = start, LatestStart = start.AddMinutes(5) }));

        Assert.Equal((start, start.AddMinutes(5)), (night.The("A").NotBefore, night.The("A").LatestStart));
        night.Now = start.AddMinutes(5);
        night.Decide();
        Assert.Equal(JobState.Missed, night.The("A").State);
    }

    [Fact]
    public void A_job_that_runs_gets_another_maximum_run_time_and_nothing_else()
    {
        var day = new TestDay(up: false, jobs: [TestDay.Job(1, JobState.Waiting)]);
        day.Decide(day.Fact(new JobStarted(day.Now, One, 42, null)));

        day.Decide(new ChangeJob(1, TestDay.Root, One, new JobChange { MaximumRunTime = TimeSpan.FromMinutes(10) }));
        day.Now = day.Now.AddMinutes(10);
        Assert.Equal(Lateness.OverRunTime, Assert.Single(TheAfter(day).Lateness));
        day.Decide(new ChangeJob(2, TestDay.Root, One, new JobChange { MaximumRunTime = TimeSpan.FromMinutes(20) }));
        Assert.Empty(day.The(1).Lateness);
        day.Now = day.Now.AddMinutes(10);
        Assert.Equal(Lateness.OverRunTime, Assert.Single(TheAfter(day).Lateness));

        var refused = Assert.IsType<RequestRefused>(
            Assert.Single(day.Decide(new ChangeJob(3, TestDay.Root, One, new JobChange { Priority = 1 })).Answers)
        );
        Assert.Equal("already-released", refused.Code);
    }

    [Fact]
    public void A_job_that_is_changed_into_another_group_keeps_its_age()
    {
        var day = new TestDay(up: false, jobs: [TestDay.Job(1, JobState.Waiting)]);
        day.Decide();
        day.Now = day.Now.AddMinutes(7);

        day.Decide(new ChangeJob(1, TestDay.Root, One, new JobChange { Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 1)] }));
        day.Now = day.Now.AddMinutes(3);
        day.Decide();

        Assert.Equal(TimeSpan.FromMinutes(70), day.State.ServiceOf(One, day.Now)!.Job.Age);
    }

    [Fact]
    public void A_job_that_was_to_be_passed_over_runs_where_that_is_wanted()
    {
        var night = new Night(Night.Daily(), Night.Job("A", "after X") with { Build = BuildStatus.Skip }, Night.Job("X"));

        night.Decide(new ChangeJob(1, TestDay.Root, night.The("A").Number, new JobChange { Runs = true }));
        night.End("X");

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void A_planned_job_is_run_again_held_or_at_a_time()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        night.End("A");

        night.Decide(new RerunJob(1, TestDay.Root, night.The("A").Number) { Held = true, NotBefore = night.Now.AddMinutes(5) });
        Assert.Equal(
            (JobState.Waiting, HolderCodes.Operator, night.Now.AddMinutes(5)),
            (night.The("A").State, Assert.Single(night.The("A").Holds).Code, night.The("A").NotBefore!.Value)
        );
        night.Decide(new ReleaseJob(2, TestDay.Root, night.The("A").Number));
        Assert.Equal(JobState.Waiting, night.The("A").State);
        night.Now = night.Now.AddMinutes(5);
        night.Decide();

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Theory]
    [InlineData(true, HolderCodes.Operator)]
    [InlineData(false, HolderCodes.User)]
    public void A_submitted_job_is_run_again_held_or_at_a_time(bool byOperator, string holder)
    {
        var day = new TestDay();
        var caller = byOperator ? TestDay.Root : TestDay.Alice;
        var at = day.Now.AddMinutes(5);

        var decision = day.Decide(
            new JobReloaded(TestDay.Job(1, JobState.Failed)),
            new RerunJob(1, caller, One) { Held = true, NotBefore = at }
        );
        Assert.Equal("job 000000001 is repeated as job 000001001, held", Assert.IsType<RequestDone>(Assert.Single(decision.Answers)).Text);
        Assert.True(Assert.IsType<Rerun>(Assert.Single(decision.Orders).Order.Order).Waits);
        day.Submit(fact => fact with { Number = new TrackingNumber(1001), RerunOf = One });

        Assert.Equal(
            (JobState.Waiting, at, holder),
            (day.The(1001).State, day.The(1001).NotBefore, Assert.Single(day.The(1001).Holds).Code)
        );
        day.Decide(new ReleaseJob(2, caller, new TrackingNumber(1001)));
        Assert.Equal(JobState.Waiting, day.The(1001).State);
        day.Now = at;
        day.Decide();
        Assert.Equal(JobState.Starting, day.The(1001).State);
    }

    [Fact]
    public void A_submitted_job_that_is_run_again_after_its_latest_start_is_not_missed()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { LatestStart = new TimeOnly(11, 0) }));

        day.Decide(new JobReloaded(TestDay.Job(1, JobState.Failed)), new RerunJob(1, TestDay.Root, One) { Held = true });
        day.Submit(fact => fact with { Number = new TrackingNumber(1001), RerunOf = One });
        day.Decide();

        Assert.Equal((JobState.Waiting, (DateTimeOffset?)null), (day.The(1001).State, day.The(1001).LatestStart));
    }

    private static Job TheAfter(TestDay day)
    {
        day.Decide();
        return day.The(1);
    }

    private static Weir.Schedules.JobDefinition Limited(string name) =>
        Night.Job(name, "after A") with
        {
            Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 1)],
        };
}
