using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Variables;

namespace Weir.Cli.Tests.Variables;

public sealed class DurationArgumentTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("0", 0.0)]
    [InlineData("90", 90.0)]
    [InlineData("90s", 90.0)]
    [InlineData("1.5m", 90.0)]
    [InlineData("1H", 3600.0)]
    [InlineData(".5h", 1800.0)]
    [InlineData("2d", 172800.0)]
    [InlineData("366d", 31622400.0)]
    [InlineData("31622400", 31622400.0)]
    public void A_span_is_a_number_of_seconds_or_of_its_unit(string? typed, double? seconds) =>
        Assert.Equal(seconds, DurationArgument.Seconds("--timeout", typed));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData(" ")]
    [InlineData("-1")]
    [InlineData("-1s")]
    [InlineData("1w")]
    [InlineData("1.")]
    [InlineData("1,5h")]
    [InlineData("1e3s")]
    [InlineData("5 m")]
    [InlineData("1h30m")]
    [InlineData("NaNs")]
    [InlineData("Infinitys")]
    [InlineData("-Infinitys")]
    [InlineData("366.1d")]
    [InlineData("31622401")]
    [InlineData("99999999999999999999999999d")]
    public void Anything_else_is_said_with_what_is_allowed(string typed) =>
        Assert.Equal(
            $"--timeout '{typed}' is no span of time; allowed is a number of seconds, or one with s, m, h or d, at most 366d",
            Assert.Throws<UsageException>(() => DurationArgument.Seconds("--timeout", typed)).Message
        );

    [Theory]
    [InlineData("06:00", "2026-11-22T04:00:00")]
    [InlineData("01:29", "2026-11-22T23:29:00")]
    [InlineData("01:30", "2026-11-22T23:30:00")]
    [InlineData("01:31", "2026-11-21T23:31:00")]
    [InlineData("01:30:01", "2026-11-21T23:30:01")]
    [InlineData("2026-12-31T06:00", "2026-12-31T04:00:00")]
    [InlineData("2026-12-31 06:00:05", "2026-12-31T04:00:05")]
    [InlineData("2026-12-31T06:00Z", "2026-12-31T06:00:00")]
    [InlineData("2026-12-31T06:00:00+05:30", "2026-12-31T00:30:00")]
    [InlineData("2026-12-31T06:00:00.5-01:00", "2026-12-31T07:00:00.5")]
    public void A_moment_is_the_next_of_its_time_or_one_of_a_day(string typed, string moment) =>
        Assert.Equal(
            DateTimeOffset.Parse(moment + "Z", CultureInfo.InvariantCulture),
            DurationArgument.Moment("--until", typed, FixedClock.East)
        );

    [Fact]
    public void A_moment_is_told_in_UTC() =>
        Assert.Equal(TimeSpan.Zero, DurationArgument.Moment("--until", "2026-12-31T06:00:00+05:30", FixedClock.East).Offset);

    [Theory]
    [InlineData("")]
    [InlineData("6:00")]
    [InlineData("24:00")]
    [InlineData("tomorrow")]
    [InlineData("2026-12-31")]
    [InlineData("2026-13-01T06:00")]
    public void What_is_no_moment_is_said_with_what_is_allowed(string typed) =>
        Assert.StartsWith(
            $"--until '{typed}' is no moment; allowed is HH:MM or YYYY-MM-DDTHH:MM",
            Assert.Throws<UsageException>(() => DurationArgument.Moment("--until", typed, FixedClock.East)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_moment_before_all_time_is_out_of_range() =>
        Assert.Contains(
            "is out of range",
            Assert.Throws<UsageException>(() => DurationArgument.Moment("--until", "0001-01-01T00:00", FixedClock.East)).Message,
            StringComparison.Ordinal
        );
}
