using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Capacity.Measuring;
using Weir.Server.Measuring;

namespace Weir.Server.Tests.Measuring;

public sealed class LevelsTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_level_names_whose_limit_gave_it_and_when_the_average_falls_if_use_stays_as_it_is()
    {
        var ledger = new CapacityLedger();
        var plan = new CapacityInForce(
            new CapacityPlan(
                [new MachineDefinition("north") { Capacity = new CapacityLimit(100) }],
                [new SetDefinition(Jobs.ObjectName.Parse("BOTH"), ["*ALL"]) { Limit = new CapacityLimit(10) }],
                []
            ),
            LevelSettings.Usual,
            [],
            Schedules.BusinessDay.Utc
        );
        // Two hours at 19, then nothing: the average is 9.5 of 10 and falls below 9.2 when two of them have left.
        for (var i = 0; i < 48; i++)
        {
            Fill(ledger, s_noon.AddMinutes(5 * i), i is >= 1 and < 25 ? 19 : 0);
            ledger.Close(s_noon.AddMinutes(5 * (i + 1)), plan);
        }

        var level = Assert.Single(ledger.Levels(plan));

        Assert.Equal(("north", 5, "set BOTH", 10.0), (level.Machine, level.Level, level.Of, level.Limit));
        Assert.Equal(9.5, level.Average, 9);
        Assert.Equal(9.2, level.LeftBelow, 9);
        Assert.Equal(s_noon.AddHours(4).AddMinutes(10), level.FallsAt);

        for (var at = s_noon.AddHours(4); at < level.FallsAt; at += UsageInterval.Length)
        {
            Assert.Equal(5, Assert.Single(ledger.Levels(plan)).Level);
            Fill(ledger, at, 0);
            ledger.Close(at + UsageInterval.Length, plan);
        }

        Assert.Equal(4, Assert.Single(ledger.Levels(plan)).Level);
    }

    [Fact]
    public void Where_use_stays_above_nobody_says_when_it_falls()
    {
        var ledger = new CapacityLedger();
        var plan = new CapacityInForce(
            new CapacityPlan([new MachineDefinition("north") { Capacity = new CapacityLimit(0.001) }], [], []),
            LevelSettings.Usual,
            [],
            Schedules.BusinessDay.Utc
        );
        Fill(ledger, s_noon, 1);
        ledger.Close(s_noon.AddMinutes(5), plan);

        Assert.Null(Assert.Single(ledger.Levels(plan)).FallsAt);
    }

    private static void Fill(CapacityLedger ledger, DateTimeOffset start, double busy)
    {
        for (var i = 1; i <= 30; i++)
        {
            ledger.Add(
                "north",
                new ProcessorSample(
                    start + (i * ProcessorSample.Length),
                    ProcessorSample.Length,
                    32,
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
}
