namespace Weir.Capacity.Measuring;

/// <summary>How busy a machine was for some ten seconds. Times are processor time, of all processors together.</summary>
/// <param name="At">When they ended, UTC.</param>
/// <param name="Span">How long they were.</param>
/// <param name="Processors">How many processors the machine has.</param>
/// <param name="Busy">What the machine worked, everything on it.</param>
/// <param name="Batch">What Weir's jobs worked of it; 0 where no control group counts it.</param>
/// <param name="Stolen">What a host below took away.</param>
/// <param name="Throttled">What a limit of a control group above kept from it.</param>
public readonly record struct ProcessorSample(
    DateTimeOffset At,
    TimeSpan Span,
    int Processors,
    TimeSpan Busy,
    TimeSpan Batch,
    TimeSpan Stolen,
    TimeSpan Throttled
)
{
    /// <summary>How long a sample should be.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The most samples that are sent and taken together.</summary>
    public const int Most = 1440;

    /// <summary>The most processors that a machine is believed to have.</summary>
    public const int MostProcessors = 65_536;

    // Clocks of processor time and of the wall are not read in one moment, and the first goes in steps of 10 ms.
    private const double Slack = 1.1;

    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether so long a stretch is one sample; where a machine slept or was too busy to look, it is none, and one is missing.
    /// </summary>
    public static bool IsOne(TimeSpan span) => span >= s_least && span <= s_most;

    /// <summary>Why it cannot be true, naming what is allowed; <see langword="null"/> where it can.</summary>
    public string? WhyNot()
    {
        var possible = (Span * Math.Max(Processors, 1) * Slack) + TimeSpan.FromMilliseconds(100);
        return At.Year is < 1970 or > 2199 ? "at is in the years 1970 to 2199"
            : !IsOne(Span) ? $"span is {s_least.TotalSeconds:0} to {s_most.TotalSeconds:0} seconds"
            : Processors is < 1 or > MostProcessors ? $"processors is 1 to {MostProcessors}"
            : Busy < TimeSpan.Zero || Busy > possible ? "busy is at most what all processors can work in that span"
            : Batch < TimeSpan.Zero || Batch > possible ? "batch is at most what all processors can work in that span"
            : Stolen < TimeSpan.Zero || Stolen > possible ? "stolen is at most what all processors can work in that span"
            : Throttled < TimeSpan.Zero ? "throttled is not negative"
            : null;
    }

    /// <summary>Busy processors on the mean.</summary>
    public double BusyProcessors => Busy / Span;

    /// <summary>Processors that Weir's jobs kept busy on the mean; never more than all were.</summary>
    public double BatchProcessors => (Batch < Busy ? Batch : Busy) / Span;

    /// <summary>The share of the time for which processors were kept from it, 0 to 1.</summary>
    public double CappedShare => Math.Clamp((Stolen + Throttled) / (Span * Processors), 0, 1);
}
