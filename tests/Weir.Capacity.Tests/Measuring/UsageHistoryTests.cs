using Weir.Capacity.Measuring;

namespace Weir.Capacity.Tests.Measuring;

public sealed class UsageHistoryTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 22, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Averages_are_those_of_a_direct_computation_over_drawn_samples_with_gaps_restarts_and_midnight()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var random = new Random(seed);
            var history = new UsageHistory();
            List<ProcessorSample> came = [];
            var absent = 0;
            for (var i = 1; i <= 6 * 360; i++)
            {
                // Now and then a machine is away for a while, and restarts.
                absent =
                    absent > 0 ? absent - 1
                    : random.Next(200) == 0 ? random.Next(400)
                    : 0;
                if (absent == 0 && random.Next(20) > 0)
                {
                    var at = s_start + (i * ProcessorSample.Length) + TimeSpan.FromMilliseconds(random.Next(-900, 4000));
                    came.Add(Sample(at, random.NextDouble() * 4, TimeSpan.FromSeconds(10 + random.NextDouble() - 0.5)));
                }
            }

            foreach (var sample in random.GetItems([.. came], came.Count).Concat(came))
            {
                history.Add(sample, 2.5, clockOff: false);
            }

            for (var start = s_start; start < s_start.AddHours(6); start += UsageInterval.Length)
            {
                var over = came.Where(sample => Slot(sample) > start.AddHours(-4).AddMinutes(5) && Slot(sample) <= start.AddMinutes(5));
                var expected = over.Sum(sample => sample.Busy / sample.Span * 2.5) / (48 * 30);

                Assert.Equal(expected, history.Average(start), 9);
            }
        }
    }

    [Fact]
    public void A_sample_that_comes_twice_counts_once_and_the_last_of_five_minutes_is_theirs()
    {
        var history = new UsageHistory();

        var first = history.Add(Sample(s_start.AddMinutes(5), 3), 1, clockOff: false);
        var again = history.Add(Sample(s_start.AddMinutes(5).AddMilliseconds(800), 3), 1, clockOff: false);
        var next = history.Add(Sample(s_start.AddMinutes(5).AddSeconds(10), 3), 1, clockOff: false);

        Assert.Equal((s_start, 1, 0.1), (first!.Start, first.Samples, Math.Round(first.Use, 9)));
        Assert.Null(again);
        Assert.Equal((s_start.AddMinutes(5), 1), (next!.Start, next.Samples));
    }

    [Fact]
    public void Five_minutes_are_in_step_where_all_thirty_samples_came_by_a_clock_that_is_right()
    {
        var history = new UsageHistory();
        for (var i = 1; i <= 30; i++)
        {
            Assert.False(history.Find(s_start)?.InSync ?? false);
            history.Add(Sample(s_start + (i * ProcessorSample.Length), 1), 1, clockOff: false);
        }

        Assert.True(history.Find(s_start)!.InSync);
        Assert.Equal(1, history.Find(s_start)!.Use, 9);
        history.Add(Sample(s_start.AddMinutes(5).AddSeconds(10), 1), 1, clockOff: true);
        Assert.True(history.Find(s_start.AddMinutes(5))!.ClockOff);
    }

    [Theory]
    [InlineData(4, 0, 0, 0)]
    [InlineData(4, 10, 0, 0.25)]
    [InlineData(2, 0, 10, 0.5)]
    [InlineData(1, 10, 10, 1)]
    public void The_capped_share_is_what_was_kept_from_all_processors(int processors, int stolen, int throttled, double share) =>
        Assert.Equal(
            share,
            new ProcessorSample(
                s_start,
                ProcessorSample.Length,
                processors,
                TimeSpan.Zero,
                TimeSpan.Zero,
                TimeSpan.FromSeconds(stolen),
                TimeSpan.FromSeconds(throttled)
            ).CappedShare,
            9
        );

    [Fact]
    public void What_cannot_be_is_named_with_what_is_allowed()
    {
        var good = Sample(s_start, 2);

        Assert.Null(good.WhyNot());
        Assert.Equal("busy is at most what all processors can work in that span", (good with { Busy = TimeSpan.FromSeconds(50) }).WhyNot());
        Assert.Equal("processors is 1 to 65536", (good with { Processors = 0 }).WhyNot());
        Assert.Equal("span is 5 to 15 seconds", (good with { Span = TimeSpan.FromMinutes(1) }).WhyNot());
        Assert.Equal("throttled is not negative", (good with { Throttled = TimeSpan.FromTicks(-1) }).WhyNot());
    }

    [Fact]
    public void Old_intervals_are_forgotten()
    {
        var history = new UsageHistory();
        history.Add(Sample(s_start, 1), 1, clockOff: false);
        history.Add(Sample(s_start.AddHours(1), 1), 1, clockOff: false);

        history.Forget(s_start.AddMinutes(10));

        Assert.Equal(s_start.AddMinutes(55), Assert.Single(history.Intervals).Start);
    }

    private static DateTimeOffset Slot(ProcessorSample sample)
    {
        var ticks = (long)Math.Round(sample.At.UtcTicks / (double)ProcessorSample.Length.Ticks, MidpointRounding.AwayFromZero);
        return new DateTimeOffset(ticks * ProcessorSample.Length.Ticks, TimeSpan.Zero);
    }

    private static ProcessorSample Sample(DateTimeOffset at, double busy, TimeSpan? span = null) =>
        new(at, span ?? ProcessorSample.Length, 4, busy * (span ?? ProcessorSample.Length), TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
}
