namespace Weir.Jobs.Thresholds;

/// <summary>A named number that jobs may wait for: people, programs and definitions set it. One that nobody has set counts as 0.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it is now, <see cref="Least"/> to <see cref="Most"/>.</param>
/// <param name="At">When it was set last, UTC.</param>
/// <param name="By">By whom, and from where.</param>
public sealed record Threshold(ThresholdName Name, int Value, DateTimeOffset At, string By)
{
    /// <summary>The least value of one.</summary>
    public const int Least = -999_999_999;

    /// <summary>The greatest value of one.</summary>
    public const int Most = 999_999_999;

    /// <summary>Whether one may have this value.</summary>
    public static bool Holds(long value) => value is >= Least and <= Most;
}
