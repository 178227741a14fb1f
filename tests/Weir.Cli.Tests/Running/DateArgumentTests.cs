using Weir.Cli.Running;

namespace Weir.Cli.Tests.Running;

public sealed class DateArgumentTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("today", "2026-11-22")]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("2028-02-29", "2028-02-29")]
    public void A_day_is_typed_in_full_or_is_today_by_this_machines_clock(string? typed, string? day) =>
        Assert.Equal(day, DateArgument.Iso("--date", typed, FixedClock.East));

    [Theory]
    [InlineData("")]
    [InlineData("Today")]
    [InlineData("2026-2-3")]
    [InlineData("2026-02-29")]
    [InlineData("31.12.2026")]
    [InlineData("2026-12-31T00:00")]
    [InlineData(" 2026-12-31")]
    public void Anything_else_is_said_with_what_is_allowed(string typed) =>
        Assert.Equal(
            $"--date '{typed}' is not a date; allowed is YYYY-MM-DD or today",
            Assert.Throws<UsageException>(() => DateArgument.Iso("--date", typed, FixedClock.East)).Message
        );
}
