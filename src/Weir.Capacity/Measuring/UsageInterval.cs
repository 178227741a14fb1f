using System.Numerics;

namespace Weir.Capacity.Measuring;

/// <summary>
/// What a machine used in five minutes of the clock: the mean of thirty samples, of which a missing one counts as zero. A unit of use is
/// a busy processor times the machine's rating.
/// </summary>
/// <param name="Start">Its beginning, UTC, on five minutes of the clock.</param>
public sealed record UsageInterval(DateTimeOffset Start)
{
    /// <summary>How many samples an interval has where none is missing.</summary>
    public const int AllSamples = 30;

    /// <summary>Five minutes.</summary>
    public static TimeSpan Length { get; } = ProcessorSample.Length * AllSamples;

    /// <summary>The sum of the samples' use.</summary>
    public double UseSum { get; init; }

    /// <summary>The sum of what Weir's jobs used of it.</summary>
    public double BatchSum { get; init; }

    /// <summary>The sum of the samples' capped shares.</summary>
    public double CappedSum { get; init; }

    /// <summary>Which of the thirty samples came, a bit each.</summary>
    public int Slots { get; init; }

    /// <summary>Whether the machine's clock was more than two seconds off for one of them.</summary>
    public bool ClockOff { get; init; }

    /// <summary>How many samples came.</summary>
    public int Samples => BitOperations.PopCount((uint)Slots);

    /// <summary>The interval's value.</summary>
    public double Use => UseSum / AllSamples;

    /// <summary>What Weir's jobs used of it.</summary>
    public double Batch => BatchSum / AllSamples;

    /// <summary>The share of the interval, 0 to 1, in which the machine was throttled or its processors stolen.</summary>
    public double CappedShare => CappedSum / AllSamples;

    /// <summary>Whether every sample came, and by a clock that is right.</summary>
    public bool InSync => Samples == AllSamples && !ClockOff;

    /// <summary>The beginning of the interval that a sample belongs to: one that ends with an interval is its last.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset at) => Floor(SlotEnd(at).AddTicks(-1));

    /// <summary>The beginning of the interval that is under way.</summary>
    public static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % Length.Ticks), TimeSpan.Zero);

    /// <summary>The same with a sample of it; the very same where that sample is there already.</summary>
    public UsageInterval With(ProcessorSample sample, double rating, bool clockOff)
    {
        var slot = (int)((SlotEnd(sample.At) - Start) / ProcessorSample.Length) - 1;
        if (slot is < 0 or >= AllSamples)
        {
            throw new ArgumentOutOfRangeException(nameof(sample), sample.At, $"the sample is not of the five minutes from {Start:u}");
        }

        var bit = 1 << slot;
        return (Slots & bit) != 0
            ? this
            : this with
            {
                UseSum = UseSum + (sample.BusyProcessors * rating),
                BatchSum = BatchSum + (sample.BatchProcessors * rating),
                CappedSum = CappedSum + sample.CappedShare,
                Slots = Slots | bit,
                ClockOff = ClockOff || clockOff,
            };
    }

    // Samples are taken on ten seconds of the clock, a little later: the nearest of them is meant.
    private static DateTimeOffset SlotEnd(DateTimeOffset at)
    {
        var half = ProcessorSample.Length.Ticks / 2;
        var ticks = at.UtcTicks + half;
        return new DateTimeOffset(ticks - (ticks % ProcessorSample.Length.Ticks), TimeSpan.Zero);
    }
}
