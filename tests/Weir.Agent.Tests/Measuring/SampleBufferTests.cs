using Weir.Agent.Measuring;
using Weir.Capacity.Measuring;
using Weir.Linux;

namespace Weir.Agent.Tests.Measuring;

public sealed class SampleBufferTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_four_hours_are_kept_and_older_ones_go()
    {
        var buffer = new SampleBuffer();
        for (var i = 0; i < ProcessorSample.Most + 10; i++)
        {
            buffer.Add(Sample(i));
        }

        var kept = await buffer.WaitAsync(Token);

        Assert.Equal((ProcessorSample.Most, Sample(10), Sample(ProcessorSample.Most + 9)), (kept.Count, kept[0], kept[^1]));
    }

    [Fact]
    public async Task What_came_while_others_were_sent_stays_and_who_waits_is_woken()
    {
        var buffer = new SampleBuffer();
        var waiting = buffer.WaitAsync(Token);
        Assert.False(waiting.IsCompleted);
        buffer.Add(Sample(1));
        Assert.Equal([Sample(1)], await waiting);
        buffer.Add(Sample(2));

        buffer.Remove(Sample(1));
        buffer.Remove(Sample(1));

        Assert.Equal([Sample(2)], await buffer.WaitAsync(Token));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(5, true)]
    [InlineData(4, false)]
    [InlineData(16, false)]
    [InlineData(3600, false)]
    public void Two_readings_make_a_sample_unless_the_machine_slept_between_them(int seconds, bool isOne)
    {
        var sample = MachineSampler.SampleOf(Reading(0), Reading(2), TimeSpan.FromSeconds(seconds), s_noon);

        Assert.Equal(isOne, sample is not null);
        if (sample is { } one)
        {
            Assert.Equal(
                (s_noon, 4, 2.0, 1.0, 0.5, 0.25),
                (one.At, one.Processors, one.Busy.TotalSeconds, one.Batch.TotalSeconds, one.Stolen.TotalSeconds, one.Throttled.TotalSeconds)
            );
        }
    }

    [Fact]
    public void Counts_that_go_back_or_are_more_than_there_is_say_nothing()
    {
        Assert.Equal(TimeSpan.Zero, MachineSampler.SampleOf(Reading(9), Reading(2), ProcessorSample.Length, s_noon)!.Value.Busy);
        Assert.Null(MachineSampler.SampleOf(Reading(0), Reading(1000), ProcessorSample.Length, s_noon));
    }

    private static ProcessorReading Reading(double busy) =>
        new(
            new ProcessorTimes(TimeSpan.FromSeconds(busy), TimeSpan.FromSeconds(busy / 4), 4),
            TimeSpan.FromSeconds(busy / 2),
            [TimeSpan.FromSeconds(busy / 8)]
        );

    private static ProcessorSample Sample(int number) =>
        new(
            s_noon + (number * ProcessorSample.Length),
            ProcessorSample.Length,
            4,
            TimeSpan.FromSeconds(1),
            TimeSpan.Zero,
            TimeSpan.Zero,
            TimeSpan.Zero
        );
}
