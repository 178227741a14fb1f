namespace Weir.Jobs.Plans;

/// <summary>
/// What is done after a failure. What follows a job's failure follows only that of its last attempt; success in any of them is
/// success. A run that could not begin is not tried again.
/// </summary>
/// <param name="Attempts">How many further attempts, from 1.</param>
/// <param name="Pause">The time between an end and the next attempt.</param>
/// <param name="Factor">By how much each pause is longer than the one before; 1 is not at all.</param>
public sealed record Retry(int Attempts, TimeSpan Pause, double Factor = 1)
{
    /// <summary>The most further attempts.</summary>
    public const int MostAttempts = 999;

    /// <summary>The largest factor.</summary>
    public const double LargestFactor = 10;

    /// <summary>The longest pause.</summary>
    public static TimeSpan LongestPause { get; } = TimeSpan.FromDays(1);

    /// <summary>The pause before an attempt, counted from 1; never longer than a day.</summary>
    public TimeSpan PauseBefore(int attempt)
    {
        var ticks = Pause.Ticks * Math.Pow(Factor, Math.Max(attempt, 1) - 1);
        return ticks >= LongestPause.Ticks ? LongestPause : TimeSpan.FromTicks((long)ticks);
    }
}
