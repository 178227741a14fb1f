namespace Weir.Schedules;

/// <summary>How a day of a schedule is to be built: kept with the day, so that a build goes on after a crash.</summary>
/// <param name="Held">Whether it is held once it is built.</param>
/// <param name="LeavesOutPassed">
/// Whether runs whose start time has passed are left out: the schedule is new, and never was to start them.
/// </param>
/// <param name="By">Who had it built, and from where; <see langword="null"/>: the schedule itself.</param>
/// <param name="Kind">What is done with its jobs.</param>
public sealed record DayBuildOrder(bool Held, bool LeavesOutPassed, string? By, DayBuildKind Kind = DayBuildKind.Add)
{
    /// <summary>By how much start times are moved forward, for <see cref="DayBuildKind.Start"/>.</summary>
    public TimeSpan Earlier { get; init; }
}
