using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;

namespace Weir.Capacity.Tests;

public sealed class LimitsTests
{
    private static readonly ObjectName Tape = ObjectName.Parse("TAPE");

    [Fact]
    public void An_unknown_limit_is_made_with_maximum_one()
    {
        var limits = new Limits();

        Assert.Equal(
            [new LimitDefinition(Tape, 1)],
            limits.CreateUnknown([new LimitNeed(Tape, 1), new LimitNeed(ObjectName.Parse("tape"), 1)])
        );
        Assert.True(limits.HasRoomFor(new LimitNeed(Tape, 1), "m"));
        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, 2), "m"));
    }

    [Fact]
    public void A_limit_that_is_no_longer_defined_stays_while_it_is_used()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3)]);
        limits.Acquire([new LimitNeed(Tape, 2)], "m");

        limits.Define([]);

        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, 2), "m"));
        limits.Release([new LimitNeed(Tape, 2)], "m");
        limits.Define([]);
        Assert.Empty(limits.All);
    }

    [Fact]
    public void A_job_that_needs_all_waits_for_an_unused_limit_and_nobody_has_any_of_it_then()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3)]);
        limits.Acquire([new LimitNeed(Tape, 1)], "m");
        Assert.False(limits.HasRoomFor(LimitNeed.AllOf(Tape), "m"));
        limits.Release([new LimitNeed(Tape, 1)], "m");
        Assert.True(limits.HasRoomFor(LimitNeed.AllOf(Tape), "m"));

        limits.Acquire([LimitNeed.AllOf(Tape)], "m");

        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, 1), "other"));
        Assert.False(limits.HasRoomFor(LimitNeed.AllOf(Tape), "other"));
        Assert.Equal((3, 3, 0), (limits.All[Tape].InUse, limits.All[Tape].InUseOn("m"), limits.All[Tape].InUseOn("other")));
        limits.Release([LimitNeed.AllOf(Tape)], "m");
        Assert.Equal(0, limits.All[Tape].InUse);
        Assert.True(limits.HasRoomFor(new LimitNeed(Tape, 3), "other"));
    }

    [Fact]
    public void All_stays_all_whatever_the_maximum_becomes()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3)]);
        limits.Acquire([LimitNeed.AllOf(Tape)], "m");

        limits.Override(new LimitOverride(Tape, null, 5, DateTimeOffset.UnixEpoch, "root"));
        Assert.Equal(5, limits.All[Tape].InUse);
        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, 1), "m"));

        limits.Override(new LimitOverride(Tape, null, 0, DateTimeOffset.UnixEpoch, "root"));
        limits.Define([]);
        limits.Release([LimitNeed.AllOf(Tape)], "m");
        Assert.Equal(0, limits.All[Tape].InUse);
        Assert.False(limits.HasRoomFor(LimitNeed.AllOf(Tape), "m"));
    }

    [Fact]
    public void All_of_a_limit_that_each_machine_has_is_all_there_only()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3, PerMachine: true)]);
        limits.Acquire([LimitNeed.AllOf(Tape)], "m");

        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, 1), "M"));
        Assert.True(limits.HasRoomFor(new LimitNeed(Tape, 3), "other"));
        limits.Acquire([new LimitNeed(Tape, 2)], "other");
        Assert.Equal(5, limits.All[Tape].InUse);
    }

    [Fact]
    public void More_is_not_given_back_than_was_taken()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3)]);
        limits.Acquire([new LimitNeed(Tape, 2)], "m");

        Assert.Throws<InvalidOperationException>(() => limits.Release([LimitNeed.AllOf(Tape)], "m"));
        Assert.Throws<InvalidOperationException>(() => limits.Release([new LimitNeed(Tape, 3)], "m"));
    }

    [Fact]
    public void What_an_operator_sets_counts_until_it_is_reset_to_the_default()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3)]);
        Assert.True(limits.Override(new LimitOverride(Tape, null, 5, DateTimeOffset.UnixEpoch, "root")));
        Assert.False(limits.Override(new LimitOverride(ObjectName.Parse("NOSUCH"), null, 5, DateTimeOffset.UnixEpoch, "root")));

        limits.Define([new LimitDefinition(Tape, 2)]);
        Assert.Equal((5, 2), (limits.All[Tape].Maximum, limits.All[Tape].Definition.Maximum));

        Assert.True(limits.Reset(Tape, null));
        Assert.False(limits.Reset(Tape, null));
        Assert.Equal(2, limits.All[Tape].Maximum);
        limits.Override(new LimitOverride(Tape, null, 9, DateTimeOffset.UnixEpoch, "root"));
        Assert.Equal(9, Assert.Single(limits.Define([])).Maximum);
    }

    [Fact]
    public void A_limit_is_for_all_machines_together_or_for_each()
    {
        var limits = new Limits();
        var need = new LimitNeed(Tape, 1);
        limits.Define([new LimitDefinition(Tape, 1)]);
        limits.Acquire([need], "one");
        Assert.False(limits.HasRoomFor(need, "two"));

        limits.Define([new LimitDefinition(Tape, 1, PerMachine: true)]);
        Assert.True(limits.HasRoomFor(need, "two"));
        Assert.False(limits.HasRoomFor(need, "ONE"));

        limits.Override(new LimitOverride(Tape, "one", 2, DateTimeOffset.UnixEpoch, "root"));
        Assert.True(limits.HasRoomFor(need, "one"));
        Assert.Equal(
            (2, 1, 1, 0),
            (
                limits.All[Tape].MaximumFor("One"),
                limits.All[Tape].MaximumFor("two"),
                limits.All[Tape].InUseFor("one"),
                limits.All[Tape].InUseFor("two")
            )
        );
    }

    [Fact]
    public void More_is_never_given_back_on_a_machine_than_was_taken_there()
    {
        var limits = new Limits();
        limits.Acquire([new LimitNeed(Tape, 2)], "one");

        var refused = Assert.Throws<InvalidOperationException>(() => limits.Release([new LimitNeed(Tape, 1)], "two"));

        Assert.Equal("1 units of TAPE given back on two where 0 are in use", refused.Message);
        Assert.Equal((2, 2), (limits.All[Tape].InUse, limits.All[Tape].InUseOn("one")));
    }

    [Fact]
    public void What_is_given_back_in_parts_is_counted_for_the_machine_until_nothing_is_left()
    {
        var limits = new Limits();
        limits.Acquire([new LimitNeed(Tape, 3)], "one");
        limits.Acquire([new LimitNeed(Tape, 1)], "two");

        limits.Release([new LimitNeed(Tape, 2)], "one");
        Assert.Equal((2, 1, 1), (limits.All[Tape].InUse, limits.All[Tape].InUseOn("one"), limits.All[Tape].InUseOn("two")));

        limits.Release([new LimitNeed(Tape, 1)], "one");
        Assert.Equal((1, 0, 1), (limits.All[Tape].InUse, limits.All[Tape].InUseOn("one"), limits.All[Tape].InUseOn("two")));
    }

    [Fact]
    public void A_limit_that_was_made_is_unmade_only_where_nothing_of_it_is_in_use()
    {
        var limits = new Limits();
        limits.Acquire([new LimitNeed(Tape, 1)], "m");
        limits.Unmake(Tape);
        Assert.Equal([Tape], limits.All.Keys);

        limits.Release([new LimitNeed(Tape, 1)], "m");
        limits.Unmake(Tape);
        limits.Unmake(Tape);
        Assert.Empty(limits.All);
    }

    [Fact]
    public void A_limit_that_nobody_has_defined_has_room_for_one_unit_and_is_not_made_by_the_question()
    {
        var limits = new Limits();

        Assert.True(limits.HasRoomFor(new LimitNeed(Tape, 1), "m"));
        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, 2), "m"));
        Assert.Empty(limits.All);
        Assert.Empty(limits.CreateUnknown([]));
    }

    [Fact]
    public void What_operators_set_is_listed_for_all_machines_first_and_goes_with_the_limits_by_name()
    {
        var limits = new Limits();
        var alpha = ObjectName.Parse("ALPHA");
        limits.Define([new LimitDefinition(Tape, 3, PerMachine: true), new LimitDefinition(alpha, 3)]);
        foreach (var machine in new[] { "two", "One", null })
        {
            limits.Override(new LimitOverride(Tape, machine, 5, DateTimeOffset.UnixEpoch, "root"));
        }

        limits.Override(new LimitOverride(alpha, null, 7, DateTimeOffset.UnixEpoch, "root"));

        Assert.Equal([null, "One", "two"], limits.All[Tape].Overrides.Select(set => set.Machine));
        Assert.Equal([alpha, Tape, Tape, Tape], limits.Define([]).Select(set => set.Name));
    }

    [Fact]
    public void What_is_set_for_a_machine_counts_only_where_each_machine_has_the_maximum_for_itself()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3)]);
        limits.Override(new LimitOverride(Tape, "one", 1, DateTimeOffset.UnixEpoch, "root"));
        Assert.Equal(3, limits.All[Tape].MaximumFor("one"));

        limits.Define([new LimitDefinition(Tape, 3, PerMachine: true)]);
        Assert.Equal((1, 3), (limits.All[Tape].MaximumFor("one"), limits.All[Tape].MaximumFor("two")));
        Assert.True(limits.Reset(Tape, "one"));
        Assert.False(limits.Reset(ObjectName.Parse("NOSUCH"), "one"));
        Assert.Equal(3, limits.All[Tape].MaximumFor("one"));
    }

    [Fact]
    public void All_limits_that_there_are_not_are_made_and_named()
    {
        var limits = new Limits();
        var disk = ObjectName.Parse("DISK");

        var made = limits.CreateUnknown([new LimitNeed(Tape, 1), new LimitNeed(disk, 1)]);

        Assert.Equal([Tape, disk], made.Select(definition => definition.Name));
    }

    [Fact]
    public void A_use_that_no_number_holds_is_refused()
    {
        var limits = new Limits();
        limits.Acquire([new LimitNeed(Tape, int.MaxValue)], "one");

        Assert.Throws<OverflowException>(() => limits.Acquire([new LimitNeed(Tape, 1)], "two"));
        Assert.Equal((int.MaxValue, 0), (limits.All[Tape].InUse, limits.All[Tape].InUseOn("two")));
    }

    [Fact]
    public void There_is_no_room_for_more_units_than_a_number_holds()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3)]);
        limits.Acquire([new LimitNeed(Tape, 1)], "m");

        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, int.MaxValue), "m"));
    }

    [Fact]
    public void Taking_where_there_is_room_never_passes_the_maximum_and_blocks_exactly_when_the_sum_would()
    {
        var steps = Gen.Choose(-3, 3).ArrayOf().ToArbitrary();
        Prop.ForAll(
                steps,
                units =>
                {
                    var limits = new Limits();
                    limits.Define([new LimitDefinition(Tape, 4)]);
                    var held = new List<int>();
                    foreach (var unit in units)
                    {
                        if (unit > 0)
                        {
                            var fits = held.Sum() + unit <= 4;
                            var need = new LimitNeed(Tape, unit);
                            if (fits != limits.HasRoomFor(need, "m"))
                            {
                                return false;
                            }

                            if (fits)
                            {
                                limits.Acquire([need], "m");
                                held.Add(unit);
                            }
                        }
                        else if (held.Count > 0)
                        {
                            limits.Release([new LimitNeed(Tape, held[0])], "m");
                            held.RemoveAt(0);
                        }
                    }

                    return limits.All[Tape].InUse == held.Sum();
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
