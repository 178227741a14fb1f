namespace Weir.Notices;

/// <summary>Hours of each day in which nobody is told; they may run over midnight.</summary>
/// <param name="From">Their first moment.</param>
/// <param name="To">The first moment after them; never <paramref name="From"/>.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>When something that is due may be told: then, or at the end of these hours.</summary>
    public DateTimeOffset Put(DateTimeOffset due, IWallClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        // Between two times of day, over midnight too: the first belongs to it, the second does not.
        return clock.TimeOf(due).IsBetween(From, To) ? clock.Next(due, To) : due;
    }
}
