namespace Weir.Cli.Tests;

/// <summary>A clock that stands at a moment, in a zone.</summary>
internal sealed class FixedClock(DateTimeOffset now, TimeZoneInfo zone) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => zone;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Shortly before midnight in UTC, when it is the next day already two hours east.</summary>
    public static FixedClock East { get; } =
        new(
            new DateTimeOffset(2026, 11, 21, 23, 30, 0, TimeSpan.Zero),
            TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "east", "east")
        );

    /// <summary>Noon of the day on which clocks go forward from 02:00 to 03:00, an hour east.</summary>
    public static FixedClock Spring { get; } = new(new DateTimeOffset(2026, 3, 29, 12, 0, 0, TimeSpan.Zero), Central());

    /// <summary>Noon of the day on which they go back from 03:00 to 02:00.</summary>
    public static FixedClock Autumn { get; } = new(new DateTimeOffset(2026, 10, 25, 12, 0, 0, TimeSpan.Zero), Central());

    private static TimeZoneInfo Central()
    {
        var spring = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday);
        var autumn = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date,
            DateTime.MaxValue.Date,
            TimeSpan.FromHours(1),
            spring,
            autumn
        );
        return TimeZoneInfo.CreateCustomTimeZone("central", TimeSpan.FromHours(1), "central", "central", "central summer", [rule]);
    }
}
