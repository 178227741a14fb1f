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

        Assert.Equal([new LimitDefinition(Tape, 1)], limits.MakeUnknown([new LimitNeed(Tape, 1), new LimitNeed(ObjectName.Parse("tape"), 1)]));
        Assert.True(limits.HasRoomFor(new LimitNeed(Tape, 1)));
        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, 2)));
    }

    [Fact]
    public void A_limit_that_is_no_longer_defined_stays_while_it_is_used()
    {
        var limits = new Limits();
        limits.Define([new LimitDefinition(Tape, 3)]);
        limits.Take([new LimitNeed(Tape, 2)]);

        limits.Define([]);

        Assert.False(limits.HasRoomFor(new LimitNeed(Tape, 2)));
        limits.GiveBack([new LimitNeed(Tape, 2)]);
        limits.Define([]);
        Assert.Empty(limits.All);
    }

    [Fact]
    public void More_is_never_given_back_than_was_taken() => Assert.Throws<InvalidOperationException>(() => new Counter(2).GiveBack(1));

    [Fact]
    public void Taking_where_there_is_room_never_passes_the_maximum_and_blocks_exactly_when_the_sum_would()
    {
        var steps = Gen.Choose(-3, 3).ArrayOf().ToArbitrary();
        Prop.ForAll(steps, units =>
        {
            var limits = new Limits();
            limits.Define([new LimitDefinition(Tape, 4)]);
            var held = new List<int>();
            foreach (var unit in units)
            {
                if (unit > 0)
                {
                    var fits = held.Sum() + unit <= 4;
                    LimitNeed[] need = [new LimitNeed(Tape, unit)];
                    if (fits != (limits.Blocking(need) is null))
                    {
                        return false;
                    }

                    if (fits)
                    {
                        limits.Take(need);
                        held.Add(unit);
                    }
                }
                else if (held.Count > 0)
                {
                    limits.GiveBack([new LimitNeed(Tape, held[0])]);
                    held.RemoveAt(0);
                }
            }

            return limits.All[Tape].InUse == held.Sum();
        }).QuickCheckThrowOnFailure();
    }
}
