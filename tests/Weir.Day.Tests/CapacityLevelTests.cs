using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.ServiceLevels.Policies;

namespace Weir.Day.Tests;

/// <summary>What capacity levels mean for jobs.</summary>
public sealed class CapacityLevelTests
{
    private static readonly ObjectName s_goals = ObjectName.Parse("GOALS");

    [Fact]
    public void Jobs_of_less_importance_wait_and_the_most_important_go_whether_they_waited_or_come()
    {
        var day = Day();
        Level(day, 5);

        Submit(day, "VITAL");
        Submit(day, "USUAL");

        Assert.Equal(JobState.Starting, day.The(1).State);
        Assert.Equal([HolderCodes.CapacityLevel], day.HoldersOf(2));
        Assert.False(day.State.ServiceOf(new TrackingNumber(2), day.Now)!.Job.Delayed);
    }

    [Fact]
    public void Why_says_level_average_and_limit_when_it_falls_and_the_ways_out()
    {
        var day = Day();
        day.Decide(
            new CapacityLevelsSet(
                [new MachineLevel("alpha", 4, "set ORACLE", 7.25, 8, 7.04, new DateTimeOffset(2026, 11, 21, 12, 35, 0, TimeSpan.Zero))],
                IsNews: true
            )
        );
        Submit(day, "USUAL");

        var holder = Assert.Single(day.State.HoldersOf(day.The(1), day.Now));

        Assert.Equal(HolderManager.Capacity, holder.Manager);
        Assert.Equal(
            "machine alpha is at capacity level 4, at which jobs of group USUAL, importance 3, wait: the average of set ORACLE is 7.25 of 8.00",
            holder.Text
        );
        Assert.Equal(
            "that average falls below 7.04, about 2026-11-21 12:35:00Z if use stays as it is; else an operator: a higher limit of set ORACLE, or weir start 1",
            holder.Release
        );
    }

    [Fact]
    public void As_the_average_falls_jobs_go_in_the_order_of_their_importance()
    {
        var day = Day();
        Level(day, 5);
        Submit(day, "IDLE");
        Submit(day, "USUAL");
        Submit(day, "SOON");

        Assert.Equal([3], Started(Level(day, 4)));
        Assert.Equal([2], Started(Level(day, 3)));
        Assert.Equal([], Started(Level(day, 2)));
        Assert.Equal([1], Started(Level(day, 0)));
    }

    [Fact]
    public void A_job_that_is_started_by_hand_goes_at_any_level()
    {
        var day = Day();
        Level(day, 5);
        Submit(day, "USUAL");

        day.Decide(new StartJob(1, TestDay.Root, new TrackingNumber(1), Held: false));

        Assert.Equal(JobState.Starting, day.The(1).State);
    }

    [Fact]
    public void Another_machine_takes_jobs_as_ever()
    {
        var day = Day();
        day.Decide(new CapacityLevelsSet([new MachineLevel("beta", 5, "machine beta", 9, 9, 8, null)], IsNews: true));

        Submit(day, "USUAL");

        Assert.Equal(JobState.Starting, day.The(1).State);
    }

    [Fact]
    public void A_capped_group_runs_as_many_as_it_may_and_the_next_goes_when_one_ends()
    {
        var day = Day(new LevelEffect(2) { Group = "USUAL", AtMost = 2 });
        Submit(day, "USUAL");
        Level(day, 2);
        Submit(day, "USUAL");
        Submit(day, "USUAL");
        Submit(day, "IDLE");

        Assert.Equal([HolderCodes.CapacityCap], day.HoldersOf(3));
        Assert.Equal(JobState.Starting, day.The(4).State);
        Assert.Equal(
            [3],
            Started(
                day.Decide(
                    day.Fact(new JobStarted(day.Now, new TrackingNumber(1), 1, null)),
                    day.Fact(new JobEnded(day.Now, new TrackingNumber(1), 0, null, 1, 1))
                )
            )
        );
    }

    [Fact]
    public void Another_definition_of_the_policy_means_something_else_at_once()
    {
        var day = Day();
        Level(day, 3);
        Submit(day, "IDLE");
        Assert.Equal([HolderCodes.CapacityLevel], day.HoldersOf(1));

        var changed = day.Decide(new DefinitionsReplaced(Definitions(new LevelEffect(5) { Importance = 4, Hold = true })));

        Assert.Equal([1], Started(changed));
    }

    [Fact]
    public void A_change_is_told_once_and_what_was_known_before_a_restart_is_not_told_again()
    {
        var day = Day();

        var reached = Level(day, 3);
        var same = Level(day, 3);
        var left = Level(day, 2);
        var gone = day.Decide(new CapacityLevelsSet([], IsNews: true));
        var again = day.Decide(new CapacityLevelsSet([At(4)], IsNews: false));

        Assert.Equal(
            "machine alpha is at capacity level 3: the average of machine alpha is 3.60 of 4.00; weir capacity shows it",
            Assert.Single(reached.Messages).Text
        );
        Assert.Empty(same.Messages);
        Assert.StartsWith(
            "machine alpha is at capacity level 2 (it was at 3)",
            Assert.Single(left.Messages).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("machine alpha is at no capacity level any more (it was at 2)", Assert.Single(gone.Messages).Text);
        Assert.Empty(again.Messages);
    }

    private static int[] Started(Decision decision) => [.. decision.Orders.Select(order => order.Order.Order.Number.Value)];

    private static MachineLevel At(int level) => new("alpha", level, "machine alpha", 3.6, 4, 3.5, null);

    private static Decision Level(TestDay day, int level) => day.Decide(new CapacityLevelsSet([At(level)], IsNews: true));

    private static Decision Submit(TestDay day, string group) => day.Submit(fact => fact with { Service = ObjectName.Parse(group) });

    private static TestDay Day(params LevelEffect[] effects)
    {
        var day = new TestDay(Definitions(effects));
        day.Decide(new ActivatePolicy(1, TestDay.Root, s_goals));
        return day;
    }

    private static DefinitionSet Definitions(params LevelEffect[] effects) =>
        TestDay.Nightly() with
        {
            Machines = [new MachineDefinition("alpha", 20)],
            Capacities =
                effects.Length == 0
                    ? new Dictionary<ObjectName, PolicyCapacity>()
                    : new Dictionary<ObjectName, PolicyCapacity>
                    {
                        [s_goals] = new PolicyCapacity { Levels = new LevelSettings { Effects = effects } },
                    },
            Policies = [new Policy { Name = s_goals, Groups = [Group("VITAL", 1), Group("SOON", 2), Group("USUAL", 3), Group("IDLE", 5)] }],
        };

    private static GroupDefinition Group(string name, int importance) =>
        new(GroupName.Parse(name), new GroupSettings { Importance = importance });
}
