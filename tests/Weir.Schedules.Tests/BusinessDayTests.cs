using System.Globalization;

namespace Weir.Schedules.Tests;

public sealed class BusinessDayTests
{
    [Theory]
    // Midnight itself is jumped over, or comes twice, in some of these; a whole date is missing in Apia.
    [InlineData("UTC", "2026-03-29T12:00:00Z", "2026-03-29", "2026-03-30T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29", "2026-03-29T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-25", "2026-10-25T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25", "2026-10-25T23:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T04:59:59Z", "2026-03-07", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T05:30:00Z", "2026-11-01", "2026-11-02T05:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04T02:59:59Z", "2018-11-03", "2018-11-04T03:00:00Z")]
    [InlineData("Asia/Beirut", "2022-03-26T21:59:59Z", "2022-03-26", "2022-03-26T22:00:00Z")]
    [InlineData("America/Havana", "2025-11-02T04:30:00Z", "2025-11-02", "2025-11-03T05:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T13:30:00Z", "2026-04-05", "2026-04-05T13:30:00Z")]
    [InlineData("Pacific/Apia", "2011-12-29T12:00:00Z", "2011-12-29", "2011-12-30T10:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-01-01T18:14:59Z", "2026-01-01", "2026-01-01T18:15:00Z")]
    public void A_day_is_the_zones_and_ends_at_the_zones_midnight(string zone, string at, string date, string midnight)
    {
        Assert.True(BusinessDay.TryIn(zone, out var day));
        var instant = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), day.DateOf(instant));
        Assert.Equal(DateTimeOffset.Parse(midnight, CultureInfo.InvariantCulture), day.NextMidnight(instant));
    }

    [Theory]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-06-01", "02:30", "2026-06-01T00:30:00Z")]
    public void A_time_that_is_jumped_over_is_right_after_and_one_that_comes_twice_is_the_first(string date, string time, string at)
    {
        Assert.True(BusinessDay.TryIn("Europe/Berlin", out var day));

        Assert.Equal(
            DateTimeOffset.Parse(at, CultureInfo.InvariantCulture),
            day.At(DateOnly.Parse(date, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public void A_zone_that_there_is_not_is_refused_and_days_are_those_of_universal_time()
    {
        Assert.False(BusinessDay.TryIn("Europe/Atlantis", out var day));
        Assert.Same(BusinessDay.Utc, day);
    }
}
