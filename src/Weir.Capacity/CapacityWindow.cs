using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>A time of day for which another capacity limit counts.</summary>
/// <param name="From">When it begins, by the clocks of the server's zone.</param>
/// <param name="Until">When it ends; the beginning of the day or earlier than its own beginning means the next day.</param>
/// <param name="Limit">The limit then.</param>
public sealed record CapacityWindow(TimeOnly From, TimeOnly Until, double Limit)
{
    /// <summary>Days on which it begins; empty is every day.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; set; } = [];

    /// <summary>It begins on days of this calendar only; <see langword="null"/> is every day.</summary>
    public ObjectName? Calendar { get; init; }

    /// <summary>Whether it counts at a time of the clock.</summary>
    /// <param name="at">The time as clocks show it.</param>
    /// <param name="isIn">Whether a day is in a calendar.</param>
    public bool Holds(DateTime at, Func<ObjectName, DateOnly, bool> isIn)
    {
        ArgumentNullException.ThrowIfNull(isIn);
        var (day, time) = (DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
        return From < Until ? time >= From && time < Until && BeginsOn(day, isIn)
            : time >= From ? BeginsOn(day, isIn)
            : time < Until && day > DateOnly.MinValue && BeginsOn(day.AddDays(-1), isIn);
    }

    private bool BeginsOn(DateOnly day, Func<ObjectName, DateOnly, bool> isIn) =>
        (Weekdays.Count == 0 || Weekdays.Contains(day.DayOfWeek)) && (Calendar is not { } calendar || isIn(calendar, day));
}
