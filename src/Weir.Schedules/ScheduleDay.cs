using Weir.Jobs;

namespace Weir.Schedules;

/// <summary>One dated, running copy of a schedule.</summary>
/// <param name="Name">The schedule.</param>
/// <param name="Date">The business day.</param>
/// <param name="Status">Open, held or closed.</param>
/// <param name="Since">Since when it has this status, UTC.</param>
/// <param name="By">Who held or released it, and from where, or <see langword="null"/>.</param>
public sealed record ScheduleDay(ObjectName Name, DateOnly Date, ScheduleDayStatus Status, DateTimeOffset Since, string? By = null);
