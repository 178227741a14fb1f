using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Replays;
using Replay = Weir.WhatIf.Replays.Replay;

namespace Weir.WhatIf.Tests.Replays;

public sealed class ReplayTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_job_that_there_is_a_slot_for_goes_when_it_comes_and_the_next_when_one_ends()
    {
        var selected = Run(1, ServicePolicy.BuiltIn, Job(0, 100), Job(10, 5), Job(200, 5));

        Assert.Equal([0, 100, 200], selected);
    }

    [Fact]
    public void Each_machine_has_slots_of_its_own()
    {
        var selected = Run(
            1,
            ServicePolicy.BuiltIn,
            Job(0, 100),
            Job(10, 5) with
            {
                Machine = "other",
            },
            Job(11, 5) with
            {
                Machine = "other",
            }
        );

        Assert.Equal([0, 10, 15], selected);
    }

    [Fact]
    public void A_job_is_put_on_its_own_schedule_and_several_of_one_name_are_taken()
    {
        var selected = Run(
            2,
            ServicePolicy.BuiltIn,
            Job(0, 100) with
            {
                Name = ObjectName.Parse("LOAD"),
                Schedule = ObjectName.Parse("NIGHT"),
            },
            Job(1, 1) with
            {
                Name = ObjectName.Parse("LOAD"),
                Schedule = ObjectName.Parse("NIGHT"),
            }
        );

        Assert.Equal([0, 1], selected);
    }

    [Fact]
    public void The_policy_decides_who_goes_next()
    {
        var policy = Examples.Policy("importance-first");

        var selected = Run(
            1,
            policy,
            Job(0, 100),
            Job(1, 10) with
            {
                Service = ObjectName.Parse("NORMAL.SHORT"),
            },
            Job(2, 10) with
            {
                Service = ObjectName.Parse("URGENT.HUGE"),
            }
        );

        Assert.Equal([0, 110, 100], selected);
    }

    [Fact]
    public void A_supposed_group_that_the_policy_does_not_have_is_not_asked_for()
    {
        var policy = ServicePolicy.From(
            new Policy
            {
                Name = ObjectName.Parse("RULES"),
                Selection = SelectionOrder.ImportanceFirst,
                Groups = [new GroupDefinition(GroupName.Parse("A.B"), new GroupSettings { Importance = 1 })],
                Rules = [new AssignmentRule(GroupName.Parse("A.B")) { User = "bob" }],
            }
        );

        var selected = Run(
            1,
            policy,
            Job(0, 100),
            Job(1, 10) with
            {
                Service = ObjectName.Parse("URGENT.SHORT"),
            },
            Job(2, 10) with
            {
                User = "bob",
                Service = ObjectName.Parse("NORMAL.HUGE"),
            }
        );

        Assert.Equal([0, 110, 100], selected);
    }

    [Fact]
    public void Jobs_without_duration_and_at_one_instant_are_all_selected()
    {
        var selected = Run(1, ServicePolicy.BuiltIn, Job(0, 0), Job(0, 0), Job(0, 3), Job(0, 0));

        Assert.Equal([0, 0, 0, 3], selected);
    }

    [Fact]
    public void Nothing_comes_of_nothing() => Assert.Empty(Run(1, ServicePolicy.BuiltIn));

    [Fact]
    public void A_replay_can_be_stopped()
    {
        var list = new ArrivalList("", [Job(0, 1)], 0);

        Assert.Throws<OperationCanceledException>(() =>
            Replay.Run(list, SlotPlan.For(list, 1), ServicePolicy.BuiltIn, ReplayedCapacity.Measured, new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public void Under_first_come_a_job_goes_when_the_first_slot_is_free_after_all_before_it() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                (
                    from slots in Gen.Choose(1, 4)
                    from jobs in (from gap in Gen.Choose(0, 20) from runs in Gen.Choose(0, 60) select (gap, runs)).NonEmptyListOf()
                    select (slots, jobs)
                ).ToArbitrary(),
                day =>
                {
                    var at = 0;
                    Arrival[] jobs = [.. day.jobs.Select(job => Job(at += job.gap, job.runs))];

                    Assert.Equal(Model(jobs, day.slots), Run(day.slots, ServicePolicy.BuiltIn, jobs));
                }
            )
        );

    private static int[] Model(Arrival[] jobs, int slots)
    {
        var free = new double[slots];
        return
        [
            .. jobs.Select(job =>
            {
                Array.Sort(free);
                var start = Math.Max(free[0], (job.At - Start).TotalSeconds);
                free[0] = start + job.Runs.TotalSeconds;
                return (int)start;
            }),
        ];
    }

    private static int[] Run(int slots, ServicePolicy policy, params Arrival[] jobs)
    {
        var list = new ArrivalList("", jobs, 0) { ServiceIsSupposed = true };
        return
        [
            .. Replay
                .Run(list, SlotPlan.For(list, slots), policy, ReplayedCapacity.Measured, TestContext.Current.CancellationToken)
                .Selected.Select(at => (int)(at!.Value - Start).TotalSeconds),
        ];
    }

    private static Arrival Job(int at, int runs) => new(Start.AddSeconds(at), TimeSpan.FromSeconds(runs), ObjectName.Parse("JOB"), "alice");
}
