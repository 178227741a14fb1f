using FsCheck;
using FsCheck.Fluent;
using Weir.ServiceLevels.Queues;

namespace Weir.ServiceLevels.Tests;

public sealed class RankedSetTests
{
    [Fact]
    public void Thousands_that_come_and_go_in_any_order_have_the_ranks_of_a_sorted_list() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var random = new Random(seed);
                    var set = new RankedSet();
                    var model = new SortedSet<CellEntry>();
                    for (var phase = 0; phase < 6; phase++)
                    {
                        var arrivals = random.Next(3) switch
                        {
                            0 => 50,
                            1 => 5000,
                            _ => int.MaxValue,
                        };
                        for (var i = 0; i < 1500; i++)
                        {
                            var entry = new CellEntry(random.Next(arrivals), random.Next(3), random.Next(100_000));
                            if (model.Add(entry))
                            {
                                set.Add(entry);
                            }
                        }

                        foreach (var entry in model.Where(_ => random.Next(phase % 2 == 0 ? 10 : 2) == 0).ToArray())
                        {
                            model.Remove(entry);
                            set.Remove(entry);
                        }

                        CellEntry[] sorted = [.. model];
                        Assert.Equal((sorted.Length, sorted[0]), (set.Count, set.First));
                        for (var i = 0; i < 50; i++)
                        {
                            var rank = random.Next(sorted.Length);
                            Assert.Equal((sorted[rank], rank), (set.At(rank), set.CountBefore(sorted[rank])));
                            var arrival = random.Next(arrivals);
                            Assert.Equal(sorted.Count(entry => entry.Arrival <= arrival), set.CountUpTo(arrival));
                        }
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));
}
