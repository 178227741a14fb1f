using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.ServiceLevels.Policies;

namespace Weir.Day.Tests;

public sealed class PolicyTests
{
    private static readonly Policy s_policy = new()
    {
        Name = ObjectName.Parse("DAYTIME"),
        Groups =
        [
            new GroupDefinition(
                GroupName.Parse("FAST"),
                new GroupSettings
                {
                    Target = TimeSpan.FromMinutes(1),
                    Acceptable = TimeSpan.FromMinutes(2),
                    Importance = 1,
                }
            ),
            new GroupDefinition(
                GroupName.Parse("SLOW.JOBS"),
                new GroupSettings { Target = TimeSpan.FromHours(1), Acceptable = TimeSpan.FromHours(2) }
            ),
        ],
        Rules = [new AssignmentRule(GroupName.Parse("SLOW.JOBS")) { User = "bob" }],
    };

    [Fact]
    public void With_one_slot_the_more_important_of_one_bucket_goes_first_and_an_older_bucket_before_it()
    {
        var day = Full();
        day.Submit(fact => fact with { User = "bob" });
        day.Submit(fact => fact with { Service = ObjectName.Parse("fast") });
        Assert.Equal([new TrackingNumber(3)], day.Free(1));

        // An hour later the slow job is past its target; a fast one that has just come is not.
        day.Now += TimeSpan.FromHours(1);
        day.Submit(fact => fact with { Service = ObjectName.Parse("fast") });
        Assert.Equal([new TrackingNumber(2)], day.Free(3));
        Assert.Equal((4, "SLOW.JOBS"), (day.The(2).SelectedBucket, day.The(2).Group?.Text));
    }

    [Fact]
    public void Under_the_built_in_policy_priority_decides_within_a_bucket_and_the_bucket_before_it()
    {
        var day = new TestDay(TestDay.Nightly() with { Machines = [new MachineDefinition("alpha", 1)] });
        day.Submit();
        day.Submit(fact => fact with { Priority = 7 });
        day.Submit(fact => fact with { Priority = 2 });
        Assert.Equal([new TrackingNumber(3)], day.Free(1));

        day.Now += TimeSpan.FromMinutes(6);
        day.Submit(fact => fact with { Priority = 1 });
        Assert.Equal([new TrackingNumber(2)], day.Free(3));
    }

    [Fact]
    public void A_policy_that_becomes_active_makes_jobs_exceptional_whose_goals_change_and_only_those()
    {
        var day = Full(null);
        day.Submit(fact => fact with { User = "bob" });
        day.Submit();
        Assert.Equal(
            "not-allowed",
            Assert.IsType<RequestRefused>(Assert.Single(day.Decide(new ActivatePolicy(1, TestDay.Alice, s_policy.Name)).Answers)).Code
        );
        Assert.Equal(
            "not-found",
            Assert
                .IsType<RequestRefused>(Assert.Single(day.Decide(new ActivatePolicy(2, TestDay.Root, ObjectName.Parse("NOSUCH"))).Answers))
                .Code
        );

        var decision = day.Decide(new ActivatePolicy(3, TestDay.Root, ObjectName.Parse("daytime")));

        Assert.Equal(s_policy.Name, decision.ActivePolicy);
        Assert.Equal((true, "SLOW.JOBS"), (day.The(2).Exceptional, day.The(2).Group?.Text));
        Assert.Equal((false, "DEFAULT.DEFAULT"), (day.The(3).Exceptional, day.The(3).Group?.Text));
    }

    [Fact]
    public void The_last_slots_are_kept_for_short_goals_but_not_from_a_job_past_maxWait()
    {
        var policy = s_policy with { Reserves = [new SlotReserve(1, 0, TimeSpan.FromMinutes(1))], MaxWait = TimeSpan.FromHours(2) };
        var day = new TestDay(TestDay.Nightly() with { Machines = [new MachineDefinition("alpha", 2)], Policies = [policy] });
        day.Decide(new ActivatePolicy(1, TestDay.Root, policy.Name));
        day.Submit();
        day.Submit();
        Assert.Equal(["slots-kept"], day.HoldersOf(2));
        Assert.False(day.State.ServiceOf(new TrackingNumber(2), day.Now)!.Job.Delayed);

        day.Now += TimeSpan.FromHours(2);
        Assert.Equal(new TrackingNumber(2), Assert.Single(day.Decide().Orders).Order.Order.Number);
    }

    [Fact]
    public void A_group_that_the_active_policy_does_not_have_is_DEF()
    {
        var day = Full();
        day.Submit(fact => fact with { Service = ObjectName.Parse("NOSUCH") });

        Assert.Equal("$$$DEF", day.The(2).Group?.Text);
    }

    [Fact]
    public void A_users_hold_stops_the_ageing_clock_and_an_operators_does_not()
    {
        var day = Full();
        day.Submit(fact => fact with { Hold = true });
        day.Submit();
        day.Decide(new HoldJob(1, TestDay.Root, new TrackingNumber(3)));
        day.Now += TimeSpan.FromMinutes(10);

        Assert.Equal((TimeSpan.Zero, false), Age(day, 2));
        Assert.Equal((TimeSpan.FromMinutes(10), true), Age(day, 3));
        day.Decide(new ReleaseJob(2, TestDay.Alice, new TrackingNumber(2)));
        day.Now += TimeSpan.FromMinutes(1);
        Assert.Equal((TimeSpan.FromMinutes(1), true), Age(day, 2));
    }

    [Theory]
    [InlineData(true, "SLOW.JOBS", 0)]
    [InlineData(true, "FAST", 10)]
    [InlineData(false, "SLOW.JOBS", 10)]
    public void A_limit_that_stands_for_a_resource_stops_the_clocks_of_general_jobs_while_it_has_no_room(
        bool resource,
        string service,
        int minutes
    )
    {
        var tape = ObjectName.Parse("TAPE");
        var day = new TestDay(
            TestDay.Nightly() with
            {
                Policies = [s_policy],
                Limits = [new LimitDefinition(tape, 1, Resource: resource)],
            }
        );
        day.Decide(new ActivatePolicy(1, TestDay.Root, s_policy.Name));
        day.Submit(fact => fact with { Limits = [new LimitNeed(tape, 1)] });
        day.Submit(fact => fact with { Limits = [new LimitNeed(tape, 1)], Service = ObjectName.Parse(service) });
        day.Now += TimeSpan.FromMinutes(10);

        Assert.Equal((TimeSpan.FromMinutes(minutes), minutes > 0), Age(day, 2));
        Assert.True(day.State.ServiceOf(new TrackingNumber(2), day.Now)!.Job.Delayed);
    }

    [Fact]
    public void An_operator_sets_a_limit_and_resets_it()
    {
        var tape = ObjectName.Parse("TAPE");
        var day = new TestDay(TestDay.Nightly() with { Limits = [new LimitDefinition(tape, 1)] });
        day.Submit(fact => fact with { Limits = [new LimitNeed(tape, 1)] });
        day.Submit(fact => fact with { Limits = [new LimitNeed(tape, 1)] });
        Assert.Equal(["limit-full"], day.HoldersOf(2));
        Assert.Equal(
            "not-found",
            Assert
                .IsType<RequestRefused>(
                    Assert.Single(day.Decide(new OverrideLimit(1, TestDay.Root, ObjectName.Parse("DISK"), null, 2)).Answers)
                )
                .Code
        );
        Assert.Equal(
            "bad-request",
            Assert.IsType<RequestRefused>(Assert.Single(day.Decide(new OverrideLimit(2, TestDay.Root, tape, "alpha", 2)).Answers)).Code
        );

        var decision = day.Decide(new OverrideLimit(3, TestDay.Root, tape, null, 2));

        Assert.Equal(new Start(new TrackingNumber(2), null), Assert.Single(decision.Orders).Order.Order);
        Assert.Equal(2, Assert.Single(decision.LimitSettings).Override?.Maximum);
        Assert.Null(Assert.Single(day.Decide(new ResetLimit(4, TestDay.Root, null, null)).LimitSettings).Override);
        Assert.Equal(1, day.State.Limits.All[tape].Maximum);
    }

    private static (TimeSpan Age, bool Ages) Age(TestDay day, int number) =>
        day.State.ServiceOf(new TrackingNumber(number), day.Now) is { Job: var job }
            ? (job.Age, job.Ageing)
            : throw new InvalidOperationException($"job {number} does not wait");

    private static TestDay Full(Policy? active)
    {
        var day = new TestDay(TestDay.Nightly() with { Machines = [new MachineDefinition("alpha", 1)], Policies = [s_policy] });
        if (active is not null)
        {
            day.Decide(new ActivatePolicy(1, TestDay.Root, active.Name));
        }

        day.Submit();
        return day;
    }

    private static TestDay Full() => Full(s_policy);
}
