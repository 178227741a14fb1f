using Weir.Capacity.Measuring;

namespace Weir.Agent.Measuring;

/// <summary>
/// Samples how busy the machine is, on every ten seconds of the clock. Between two readings of which the second came late, as after a
/// machine slept, there is no sample: nobody knows when in between it was busy.
/// </summary>
internal sealed class MachineSampler(IProcessorMeter meter, SampleBuffer buffer, TimeProvider time)
{
    /// <summary>Runs until it is cancelled, or ends at once where the machine says nothing of its processors.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (meter.Read() is not { } before)
        {
            return;
        }

        var at = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(ToNext(time.GetUtcNow()), time, cancellationToken).ConfigureAwait(false);
            if (meter.Read() is not { } after)
            {
                return;
            }

            var span = time.GetElapsedTime(at);
            at = time.GetTimestamp();
            if (SampleOf(before, after, span, time.GetUtcNow()) is { } sample)
            {
                buffer.Add(sample);
            }

            before = after;
        }
    }

    internal static ProcessorSample? SampleOf(ProcessorReading before, ProcessorReading after, TimeSpan span, DateTimeOffset now)
    {
        if (!ProcessorSample.IsOne(span))
        {
            return null;
        }

        var sample = new ProcessorSample(
            now,
            span,
            after.All.Processors,
            Grown(before.All.Busy, after.All.Busy),
            Grown(before.Batch, after.Batch),
            Grown(before.All.Stolen, after.All.Stolen),
            Linux.ProcessorThrottling.Between(before.Throttled, after.Throttled)
        );
        // A kernel that counts more than there is, as some hosts below make it, says nothing.
        return sample.WhyNot() is null ? sample : null;
    }

    // A count that goes back, as after processors were taken away, says nothing.
    private static TimeSpan Grown(TimeSpan before, TimeSpan after) => after > before ? after - before : TimeSpan.Zero;

    private static TimeSpan ToNext(DateTimeOffset now)
    {
        var length = ProcessorSample.Length.Ticks;
        var left = TimeSpan.FromTicks(length - (now.UtcTicks % length));
        // A timer that rings a moment early does not ring again at once.
        return left < ProcessorSample.Length / 4 ? left + ProcessorSample.Length : left;
    }
}
