using NodaTime;

namespace Weir.Schedules;

/// <summary>
/// The day as the schedules see it: it begins at midnight in the configured zone, or at the first moment after it where
/// clocks jump over midnight.
/// </summary>
public sealed class BusinessDay
{
    private readonly DateTimeZone _zone;

    private BusinessDay(DateTimeZone zone) => _zone = zone;

    /// <summary>Days of Coordinated Universal Time.</summary>
    public static BusinessDay Utc { get; } = new(DateTimeZone.Utc);

    /// <summary>The zone's name in the time zone database.</summary>
    public string Zone => _zone.Id;

    /// <summary>Days of a zone of the time zone database, such as <c>Europe/Berlin</c>, or says no.</summary>
    public static bool TryIn(string zone, out BusinessDay day)
    {
        var found = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
        day = found is null ? Utc : new BusinessDay(found);
        return found is not null;
    }

    /// <summary>The date an instant belongs to.</summary>
    public DateOnly DateOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(_zone).Date.ToDateOnly();

    /// <summary>An instant as clocks of the zone show it.</summary>
    public DateTimeOffset ClockOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(_zone).ToDateTimeOffset();

    /// <summary>The first instant of a date, UTC.</summary>
    public DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>When clocks show a time for the first time after a moment.</summary>
    public DateTimeOffset FirstAfter(DateTimeOffset after, TimeOnly time)
    {
        var date = DateOf(after);
        var at = At(date, time);
        return at > after ? at : At(date.AddDays(1), time);
    }

    /// <summary>The first midnight after an instant, UTC.</summary>
    public DateTimeOffset NextMidnight(DateTimeOffset after)
    {
        // A date that a zone skips begins and ends where the day after it begins.
        return StartOf(DateOf(after).AddDays(1));
    }

    /// <summary>
    /// A time of day on a date, UTC. A time that clocks jump over is the first moment after the jump; of a time that comes
    /// twice the first is meant.
    /// </summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time);
        var mapping = _zone.MapLocal(local);
        var instant = mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
        return instant.ToDateTimeOffset();
    }

    /// <summary>
    /// All instants, UTC, at which clocks show a time of day on a date: none where they jump over it, two where it comes twice.
    /// </summary>
    public IReadOnlyList<DateTimeOffset> AllAt(DateOnly date, TimeOnly time)
    {
        var mapping = _zone.MapLocal(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time));
        return mapping.Count switch
        {
            0 => [],
            1 => [mapping.Single().ToInstant().ToDateTimeOffset()],
            _ => [mapping.First().ToInstant().ToDateTimeOffset(), mapping.Last().ToInstant().ToDateTimeOffset()],
        };
    }
}
