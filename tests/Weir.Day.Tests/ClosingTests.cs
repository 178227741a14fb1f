using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.ServiceLevels.Policies;

namespace Weir.Day.Tests;

/// <summary>A closed Weir holds what waits for the day's word, and opens in the order of goals.</summary>
public sealed class ClosingTests
{
    private static readonly ObjectName s_fast = ObjectName.Parse("FAST");

    private static Caller Closer { get; } = TestDay.Root with { Text = "the disk is being swapped" };

    [Fact]
    public void What_waits_and_what_comes_is_held_and_what_runs_goes_on()
    {
        var day = new TestDay(TestDay.Nightly());
        day.Submit();

        var closed = day.Decide(new CloseWeir(1, Closer, []));
        day.Submit();

        Assert.Equal(JobState.Starting, day.The(1).State);
        Assert.Equal([HolderCodes.Closed], day.HoldersOf(2));
        Assert.Equal("Weir is closed by root at here: the disk is being swapped", HolderOf(day, 2).Text);
        Assert.Equal("an operator: weir open", HolderOf(day, 2).Release);
        Assert.Equal([], day.Free(1));
        Assert.Equal(closed.Closing!.Closure, day.State.Closure);
    }

    [Fact]
    public void A_job_that_is_only_tracked_goes_by_itself_and_one_that_the_day_has_to_let_go_is_held()
    {
        var day = new TestDay();
        day.Decide(new CloseWeir(1, Closer, []));

        day.Submit(fact => fact with { TrackType = TrackType.Track, GoesAtOnce = true });
        day.Submit(fact => fact with { TrackType = TrackType.Track, Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 1)] });

        Assert.Equal(JobState.Starting, day.The(1).State);
        Assert.Equal([HolderCodes.Closed], day.HoldersOf(2));
    }

    [Fact]
    public void Opening_lets_all_go_that_may()
    {
        var day = new TestDay();
        day.Decide(new CloseWeir(1, Closer, []));
        day.Submit();
        day.Submit();

        var opened = day.Decide(new OpenWeir(2, TestDay.Root, false));

        Assert.Equal([1, 2], opened.Orders.Select(order => order.Order.Order.Number.Value));
        Assert.Null(day.State.Closure);
        Assert.Equal(new ClosureSetting(null), opened.Closing);
    }

    [Fact]
    public void Jobs_of_named_groups_go_whether_they_waited_or_come()
    {
        var day = new TestDay(WithGroups());
        day.Decide(new ActivatePolicy(1, TestDay.Root, ObjectName.Parse("GOALS")));
        day.Decide(new CloseWeir(2, Closer, []));
        day.Submit(fact => fact with { Service = s_fast });
        day.Submit();
        Assert.Equal([HolderCodes.Closed], day.HoldersOf(1));

        var spared = day.Decide(new CloseWeir(3, Closer, [s_fast]));
        var came = day.Submit(fact => fact with { Service = s_fast });

        Assert.Equal([1], spared.Orders.Select(order => order.Order.Order.Number.Value));
        Assert.Contains(came.Orders, order => order.Order.Order is Jobs.Orders.Start { Number.Value: 3 });
        Assert.Equal([HolderCodes.Closed], day.HoldersOf(2));
    }

    [Fact]
    public void A_group_that_is_spared_no_more_is_held_again()
    {
        var day = new TestDay(WithGroups(slots: 0));
        day.Decide(new ActivatePolicy(1, TestDay.Root, ObjectName.Parse("GOALS")));
        day.Decide(new CloseWeir(2, Closer, [s_fast]));
        day.Submit(fact => fact with { Service = s_fast });
        Assert.Equal([HolderCodes.NoSlot], day.HoldersOf(1));

        day.Decide(new CloseWeir(3, Closer, []));

        Assert.Equal([HolderCodes.Closed, HolderCodes.NoSlot], day.HoldersOf(1));
    }

    [Fact]
    public void It_stays_closed_over_a_restart_from_the_store()
    {
        var day = new TestDay();
        day.Submit(fact => fact with { Hold = true });
        day.Decide(new CloseWeir(1, Closer, []));

        var again = DayState.Restore(
            new DaySnapshot
            {
                Epoch = 8,
                NextNumber = 1001,
                Definitions = TestDay.Nightly(),
                Jobs = [.. day.State.Jobs.Select(job => job with { Holds = [] })],
                Closure = day.State.Closure,
            }
        );
        var decision = DayEngine.Decide(again, [new AgentLink("alpha", true)], day.Now);

        Assert.Empty(decision.Orders);
        Assert.Equal([HolderCodes.Closed], again.HoldersOf(Assert.Single(again.Jobs), day.Now).Select(holder => holder.Code));
    }

    [Fact]
    public void Opening_gradually_gives_a_portion_at_a_time_in_the_order_of_goals_until_nothing_waits()
    {
        var day = new TestDay(WithGroups(slots: 100));
        day.Decide(day.Fact(new AgentStarted(day.Now, "1", "boot", 2, true)));
        day.Decide(new ActivatePolicy(1, TestDay.Root, ObjectName.Parse("GOALS")));
        day.Decide(new CloseWeir(2, Closer, []));
        for (var i = 0; i < 5; i++)
        {
            day.Submit(fact => i < 4 ? fact : fact with { Service = s_fast });
        }

        var first = day.Decide(new OpenWeir(3, TestDay.Root, true));
        Assert.Equal([5, 1], first.Orders.Select(order => order.Order.Order.Number.Value));
        Assert.Equal(day.Now + TimeSpan.FromSeconds(5), first.NextWake);
        Assert.Equal("Weir opens gradually: machine alpha has had its 2 starts of these 5 seconds", HolderOf(day, 2).Text);

        // Two for the processors and one for the job that ended.
        day.Free(5);
        day.Now += TimeSpan.FromSeconds(5);
        Assert.Equal([2, 3, 4], day.Decide().Orders.Select(order => order.Order.Order.Number.Value));
        Assert.NotNull(day.State.Closure);

        day.Now += TimeSpan.FromSeconds(5);
        var last = day.Decide();
        Assert.Equal(new ClosureSetting(null), last.Closing);
        Assert.Contains(last.Messages, message => message.Code == "opened");
        Assert.Null(day.State.Closure);
    }

    [Fact]
    public void One_machines_portion_is_not_anothers()
    {
        var day = new TestDay(TestDay.Nightly());
        day.Decide(new AgentLink("beta", true));
        day.Decide(new CloseWeir(1, Closer, []));
        day.Submit();
        day.Submit();
        day.Decide(
            new FactArrived("beta", new SequencedFact(1, Submitted(day, 11))),
            new FactArrived("beta", new SequencedFact(2, Submitted(day, 12)))
        );

        var opened = day.Decide(new OpenWeir(2, TestDay.Root, true));

        Assert.Equal([1, 11], opened.Orders.Select(order => order.Order.Order.Number.Value).Order());
    }

    [Fact]
    public void What_opens_gradually_can_be_opened_at_once()
    {
        var day = new TestDay();
        day.Decide(new CloseWeir(1, Closer, []));
        for (var i = 0; i < 4; i++)
        {
            day.Submit();
        }

        day.Decide(new OpenWeir(2, TestDay.Root, true));
        var opened = day.Decide(new OpenWeir(3, TestDay.Root, false));

        Assert.Equal([2, 3, 4], opened.Orders.Select(order => order.Order.Order.Number.Value));
    }

    [Fact]
    public void A_way_out_says_whether_the_job_starts_when_Weir_is_opened()
    {
        var day = new TestDay();
        day.Decide(new CloseWeir(1, Closer, []));
        day.Submit();

        var way = day.State.WaysOut(new TrackingNumber(1), day.Now).Single(found => found.Kind == RemedyKind.Open);

        Assert.True(way.StartsNow);
        Assert.Empty(way.Left);
    }

    [Fact]
    public void An_operators_start_passes_it()
    {
        var day = new TestDay();
        day.Decide(new CloseWeir(1, Closer, []));
        day.Submit();

        day.Decide(new StartJob(2, TestDay.Root, new TrackingNumber(1), false));

        Assert.Equal(JobState.Starting, day.The(1).State);
    }

    [Theory]
    [InlineData("user", "the disk", "", "this is for operators")]
    [InlineData("root", "", "", "say why")]
    [InlineData("root", "the disk", "NOBODY", "there is no service group NOBODY in the active policy DEFAULT")]
    public void What_is_wrong_is_refused(string who, string text, string except, string why)
    {
        var day = new TestDay();
        var caller = (who == "root" ? TestDay.Root : TestDay.Alice) with { Text = text };

        var answer = day.Decide(new CloseWeir(1, caller, except.Length == 0 ? [] : [ObjectName.Parse(except)])).Answers.Single();

        Assert.Contains(why, Assert.IsType<RequestRefused>(answer).Text, StringComparison.Ordinal);
        Assert.Null(day.State.Closure);
    }

    [Fact]
    public void What_is_so_already_is_said_and_changes_nothing()
    {
        var day = new TestDay();

        var decision = day.Decide(new OpenWeir(1, TestDay.Root, false));

        Assert.Equal("Weir is open already", Assert.IsType<RequestDone>(decision.Answers.Single()).Text);
        Assert.Null(decision.Closing);
    }

    private static Holder HolderOf(TestDay day, int number) =>
        day.State.HoldersOf(day.The(number), day.Now).Single(holder => holder.Code == HolderCodes.Closed);

    private static JobSubmitted Submitted(TestDay day, int number) =>
        new(
            day.Now,
            new TrackingNumber(number),
            ObjectName.Parse("NIGHTLY"),
            "alice",
            TrackType.Queue,
            WayIn.Submit,
            SubmissionMode.Stored
        );

    private static DefinitionSet WithGroups(int slots = 8) =>
        TestDay.Nightly() with
        {
            Machines = [new Capacity.MachineDefinition("alpha", slots)],
            Policies =
            [
                new Policy
                {
                    Name = ObjectName.Parse("GOALS"),
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
                    ],
                },
            ],
        };
}
