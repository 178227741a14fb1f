using System.Globalization;
using Weir.Capacity.Measuring;
using Weir.Protocol;
using Weir.Protocol.AgentLink;

namespace Weir.Server.Measuring;

/// <summary>What an agent says of its machine's processors, held against what can be.</summary>
internal static class SampleValidation
{
    /// <exception cref="RefusedException">There are none, too many, or one cannot be true.</exception>
    public static IReadOnlyList<ProcessorSample> Read(SampleBatch batch)
    {
        if (batch.Samples.Count is 0 or > ProcessorSample.Most)
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"{batch.Samples.Count} samples came; allowed are 1 to {ProcessorSample.Most}")
            );
        }

        if (batch.Clock.Year is < 1970 or > 2199)
        {
            throw new RefusedException(ProblemCodes.BadRequest, "clock is in the years 1970 to 2199");
        }

        return [.. batch.Samples.Select(Read)];
    }

    private static ProcessorSample Read(MachineSample? sample, int index)
    {
        if (sample is null || Math.Max(Math.Max(sample.Span, sample.Busy), Math.Max(sample.Batch, sample.Stolen)) > long.MaxValue / 100)
        {
            throw Wrong(index, "its times are microseconds of some ten seconds");
        }

        var read = new ProcessorSample(
            sample.At.ToUniversalTime(),
            TimeSpan.FromMicroseconds(sample.Span),
            sample.Processors,
            TimeSpan.FromMicroseconds(sample.Busy),
            TimeSpan.FromMicroseconds(sample.Batch),
            TimeSpan.FromMicroseconds(sample.Stolen),
            TimeSpan.FromMicroseconds(Math.Min(sample.Throttled, (long)TimeSpan.FromDays(1).TotalMicroseconds))
        );
        return read.WhyNot() is { } why ? throw Wrong(index, why) : read;
    }

    private static RefusedException Wrong(int index, string why) =>
        new(ProblemCodes.BadRequest, string.Create(CultureInfo.InvariantCulture, $"sample {index + 1} cannot be: {why}"));
}
