using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Capacity.Measuring;
using Weir.Server.Measuring;

namespace Weir.Server.Tests.Measuring;

public sealed class CapacityLedgerTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sets_are_the_sum_of_their_machines_and_missing_ones_count_as_zero()
    {
        var ledger = new CapacityLedger();
        var plan = Plan(new SetDefinition(Jobs.ObjectName.Parse("BOTH"), ["*ALL"]) { Limit = new CapacityLimit(0.1) });
        Fill(ledger, "north", s_noon, 3);
        Fill(ledger, "south", s_noon, 1);
        Fill(ledger, "north", s_noon.AddMinutes(5), 3);

        ledger.Close(s_noon.AddMinutes(5), plan);
        ledger.Close(s_noon.AddMinutes(10), plan);

        var set = ledger.EntriesOf(new CapacityEntity(EntityKind.Set, "BOTH")).ToList();
        Assert.Equal([3, 4], set.Select(entry => Math.Round(entry.Use, 9)));
        Assert.Equal([7.0 / 48, 4.0 / 48], set.Select(entry => entry.Average), (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal([false, true], set.Select(entry => entry.InSync));
        Assert.Equal((5, 5, EntityKind.Set, "BOTH"), Machine(ledger, "north"));
    }

    [Fact]
    public void Entries_keep_the_limit_that_counted_then()
    {
        var ledger = new CapacityLedger();
        Fill(ledger, "north", s_noon, 2);
        ledger.Close(s_noon.AddMinutes(5), Plan(machine: new MachineDefinition("north") { Capacity = new CapacityLimit(2) }));
        ledger.Close(s_noon.AddMinutes(10), Plan(machine: new MachineDefinition("north") { Capacity = new CapacityLimit(1) }));
        ledger.Close(s_noon.AddMinutes(15), Plan());

        Assert.Equal([null, 1, 2], ledger.EntriesOf(new CapacityEntity(EntityKind.Machine, "north")).Select(entry => entry.Limit));
    }

    [Fact]
    public void A_level_is_left_one_at_a_time_also_over_a_restart()
    {
        var plan = Plan(machine: new MachineDefinition("north") { Capacity = new CapacityLimit(1.0 / 48) });
        var ledger = new CapacityLedger();
        Fill(ledger, "north", s_noon, 1);
        List<CapacityEntry> entries = [.. ledger.Close(s_noon.AddMinutes(5), plan)];
        for (var minutes = 10; minutes <= 4 * 60; minutes += 5)
        {
            entries.AddRange(ledger.Close(s_noon.AddMinutes(minutes), plan));
        }

        var again = new CapacityLedger();
        entries.ForEach(again.Restore);
        for (var minutes = 245; minutes <= 270; minutes += 5)
        {
            again.Close(s_noon.AddMinutes(minutes), plan);
            Fill(again, "north", s_noon.AddMinutes(minutes), 0);
        }

        Assert.All(entries.Where(entry => entry.Kind == EntityKind.Machine), entry => Assert.Equal(5, entry.Level));
        Assert.Equal(
            [0, 1, 2, 3, 4],
            again.EntriesOf(new CapacityEntity(EntityKind.Machine, "north")).Take(5).Select(entry => entry.Level).Order()
        );
    }

    [Fact]
    public void What_passed_while_nobody_was_there_is_closed_with_what_came_since_and_what_is_too_long_ago_is_not()
    {
        var ledger = new CapacityLedger();
        Fill(ledger, "north", s_noon, 1);
        ledger.Close(s_noon.AddMinutes(5), Plan());
        Fill(ledger, "north", s_noon.AddMinutes(5), 2);

        Assert.Equal(
            [s_noon.AddMinutes(5), s_noon.AddMinutes(10), s_noon.AddMinutes(15)],
            ledger.Close(s_noon.AddMinutes(20), Plan()).Where(entry => entry.Kind == EntityKind.Machine).Select(entry => entry.Start)
        );
        Assert.Empty(ledger.Close(s_noon.AddMinutes(20), Plan()));
        Fill(ledger, "north", s_noon.AddDays(3), 2);
        Assert.Single(ledger.Close(s_noon.AddDays(3).AddMinutes(5), Plan()), entry => entry.Kind == EntityKind.Machine);
    }

    [Fact]
    public void What_has_changed_is_stored_once_and_again_where_it_could_not_be()
    {
        var ledger = new CapacityLedger();
        Fill(ledger, "north", s_noon, 1);

        var changed = ledger.TakeChanged();
        Assert.Equal(
            ("north", s_noon, 30),
            Assert.Single(changed) is var (machine, interval) ? (machine, interval.Start, interval.Samples) : default
        );
        Assert.Empty(ledger.TakeChanged());
        ledger.PutBack(changed);
        Assert.Single(ledger.TakeChanged());
    }

    private static (int, int, EntityKind?, string?) Machine(CapacityLedger ledger, string name)
    {
        var entry = ledger.EntriesOf(new CapacityEntity(EntityKind.Machine, name)).First();
        return (
            ledger.EntriesOf(new CapacityEntity(EntityKind.Set, "BOTH")).First().Level,
            entry.CapLevel,
            entry.ReasonKind,
            entry.ReasonName
        );
    }

    private static void Fill(CapacityLedger ledger, string machine, DateTimeOffset start, double busy)
    {
        for (var i = 1; i <= 30; i++)
        {
            ledger.Add(
                machine,
                new ProcessorSample(
                    start + (i * ProcessorSample.Length),
                    ProcessorSample.Length,
                    4,
                    busy * ProcessorSample.Length,
                    TimeSpan.Zero,
                    TimeSpan.Zero,
                    TimeSpan.Zero
                ),
                1,
                clockOff: false
            );
        }
    }

    private static CapacityInForce Plan(SetDefinition? set = null, MachineDefinition? machine = null) =>
        new(
            new CapacityPlan(machine is null ? [] : [machine], set is null ? [] : [set], []),
            LevelSettings.Usual,
            [],
            Schedules.BusinessDay.Utc
        );
}
