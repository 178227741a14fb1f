using System.Globalization;

namespace Weir.Host.Tests;

public sealed class ServiceWatchdogTests
{
    private static readonly string s_own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("30000000", 15_000)]
    [InlineData("2000000", 1000)]
    [InlineData("3000", 1.5)]
    [InlineData("120000000", 60_000)]
    public void It_tells_twice_in_the_time_that_is_given(string microseconds, double milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ServiceWatchdog.Interval(microseconds, null));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ServiceWatchdog.Interval(microseconds, ""));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ServiceWatchdog.Interval(microseconds, s_own));
    }

    [Theory]
    [InlineData("120000001")]
    [InlineData("86400000000")]
    [InlineData("9223372036854775807")]
    public void However_much_is_given_it_tells_once_a_minute(string microseconds) =>
        Assert.Equal(TimeSpan.FromMinutes(1), ServiceWatchdog.Interval(microseconds, null));

    [Theory]
    [InlineData("1")]
    [InlineData("1999")]
    [InlineData("2000")]
    public void However_little_is_given_a_timer_can_do_it(string microseconds)
    {
        var interval = ServiceWatchdog.Interval(microseconds, null);

        Assert.Equal(TimeSpan.FromMilliseconds(1), interval);
        using var timer = new PeriodicTimer(interval!.Value, new HandClock());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("30s")]
    [InlineData("9223372036854775808")]
    public void Where_no_time_is_given_nobody_asks(string? microseconds) => Assert.Null(ServiceWatchdog.Interval(microseconds, null));

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("x")]
    public void What_another_process_is_asked_is_not_answered(string processId) =>
        Assert.Null(ServiceWatchdog.Interval("30000000", processId));
}
