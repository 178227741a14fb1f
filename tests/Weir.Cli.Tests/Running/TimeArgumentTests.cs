using Weir.Cli.Running;

namespace Weir.Cli.Tests.Running;

public sealed class TimeArgumentTests
{
    [Fact]
    public void What_was_not_typed_is_none() => Assert.Null(TimeArgument.Iso("--at", null, FixedClock.East));

    [Theory]
    [InlineData("06:00", "2026-11-22T04:00:00Z")]
    [InlineData("06:00:05", "2026-11-22T04:00:05Z")]
    [InlineData("00:00", "2026-11-21T22:00:00Z")]
    [InlineData("06:00Z", "2026-11-21T06:00:00Z")]
    [InlineData("23:59:59Z", "2026-11-21T23:59:59Z")]
    public void A_time_is_of_today_where_the_clock_that_is_meant_hangs(string typed, string moment) =>
        Assert.Equal(moment, TimeArgument.Iso("--at", typed, FixedClock.East));

    [Theory]
    [InlineData("2026-12-31T06:00", "2026-12-31T04:00:00Z")]
    [InlineData("2026-12-31 06:00", "2026-12-31T04:00:00Z")]
    [InlineData("2026-12-31T06:00:05Z", "2026-12-31T06:00:05Z")]
    [InlineData("2026-12-31 06:00:05Z", "2026-12-31T06:00:05Z")]
    [InlineData("2028-02-29T00:00Z", "2028-02-29T00:00:00Z")]
    public void A_date_and_time_are_local_unless_marked(string typed, string moment) =>
        Assert.Equal(moment, TimeArgument.Iso("--at", typed, FixedClock.East));

    [Fact]
    public void A_time_that_clocks_jump_over_is_what_it_would_be_without_the_jump() =>
        Assert.Equal("2026-03-29T01:30:00Z", TimeArgument.Iso("--at", "02:30", FixedClock.Spring));

    [Fact]
    public void A_time_that_comes_twice_is_one_of_them() =>
        Assert.Equal("2026-10-25T01:30:00Z", TimeArgument.Iso("--at", "02:30", FixedClock.Autumn));

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("6:00")]
    [InlineData("24:00")]
    [InlineData("06:60")]
    [InlineData("tomorrow")]
    [InlineData("2026-12-31")]
    [InlineData("2026-02-29T06:00")]
    [InlineData("2026-12-31T06:00+02:00")]
    [InlineData("06:00 ")]
    [InlineData("06:00ZZ")]
    public void Anything_else_is_said_with_what_is_allowed(string typed) =>
        Assert.Equal(
            $"--at '{typed}' is not allowed; allowed is HH:MM[:SS] of today or YYYY-MM-DDTHH:MM[:SS], with Z where it is UTC",
            Assert.Throws<UsageException>(() => TimeArgument.Iso("--at", typed, FixedClock.East)).Message
        );

    [Fact]
    public void A_moment_before_all_time_is_out_of_range() =>
        Assert.Equal(
            "--at '0001-01-01T00:00' is out of range; allowed are the years 1 to 9999 in UTC",
            Assert.Throws<UsageException>(() => TimeArgument.Iso("--at", "0001-01-01T00:00", FixedClock.East)).Message
        );
}
