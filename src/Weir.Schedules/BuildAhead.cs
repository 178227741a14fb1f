namespace Weir.Schedules;

/// <summary>Which days of a schedule are built by themselves: each midnight those from <c>today + Ahead</c> on.</summary>
/// <param name="Ahead">How many days ahead the first one is; 0 is the day that begins.</param>
/// <param name="Days">How many days from there, from 1.</param>
public sealed record BuildAhead(int Ahead = 0, int Days = 1)
{
    /// <summary>The largest number of either.</summary>
    public const int Most = 366;
}
