namespace Weir.Schedules.Expectations;

/// <summary>How long a job takes, by its last runs. Quantiles, so that one run that hung for a day says little.</summary>
/// <param name="Usual">The median.</param>
/// <param name="Low">One of ten runs takes at most so long.</param>
/// <param name="High">Nine of ten runs take at most so long.</param>
/// <param name="Runs">By how many runs.</param>
public sealed record RunTimeEstimate(TimeSpan Usual, TimeSpan Low, TimeSpan High, int Runs)
{
    // Of fewer runs nobody can say what is unusual, and of seconds nobody wants to hear.
    private const int Enough = 5;
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(10);

    /// <summary>A run that takes longer is unusual: twice as long as usual, and longer than nine of ten.</summary>
    public TimeSpan? UnusuallyLong => Runs < Enough ? null : Longer(Longer(2 * Usual, High), Usual + s_least);

    /// <summary>A run that is over sooner is unusual: in half the usual time, and sooner than nine of ten.</summary>
    public TimeSpan? UnusuallyShort => Runs < Enough || Usual <= s_least ? null : Shorter(Shorter(Usual / 2, Low), Usual - s_least);

    /// <summary>By some runs; <see langword="null"/> where there are none.</summary>
    public static RunTimeEstimate? Of(IEnumerable<TimeSpan> runs)
    {
        var sorted = runs.Order().ToArray();
        return sorted.Length == 0
            ? null
            : new RunTimeEstimate(Quantile(sorted, 5), Quantile(sorted, 1), Quantile(sorted, 9), sorted.Length);
    }

    // The nearest rank: always a time that some run took.
    private static TimeSpan Quantile(TimeSpan[] sorted, int tenths) => sorted[(((sorted.Length * tenths) + 9) / 10) - 1];

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
