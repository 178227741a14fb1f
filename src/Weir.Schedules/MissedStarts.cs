namespace Weir.Schedules;

/// <summary>What becomes of starts whose time passed while the server was down. None is ever made up twice.</summary>
/// <param name="Choice">Which of them are made up.</param>
/// <param name="Within">How long ago a start may be to be made up at all.</param>
/// <param name="Most">How many of one job are made up at most; the newest are kept.</param>
public sealed record MissedStarts(MissedChoice Choice, TimeSpan Within, int Most = MissedStarts.StandardMost)
{
    /// <summary>How many of one job are made up where nothing else is said.</summary>
    public const int StandardMost = 100;

    /// <summary>The largest number of one job that may be made up.</summary>
    public const int LargestMost = 1000;

    /// <summary>How long ago a start may be where nothing else is said.</summary>
    public static TimeSpan StandardWithin { get; } = TimeSpan.FromDays(1);

    /// <summary>The longest time ago.</summary>
    public static TimeSpan LongestWithin { get; } = TimeSpan.FromDays(31);

    /// <summary>Of each job the last one, where it is not longer ago than usual: what holds where nothing is said.</summary>
    public static MissedStarts LatestOfADay { get; } = new(MissedChoice.Latest, StandardWithin);

    /// <summary>None is made up.</summary>
    public static MissedStarts Skipped { get; } = new(MissedChoice.Skip, StandardWithin);
}
