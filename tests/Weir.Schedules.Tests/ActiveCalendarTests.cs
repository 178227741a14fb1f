using Weir.Jobs;

namespace Weir.Schedules.Tests;

public sealed class ActiveCalendarTests
{
    private static readonly BusinessDay Berlin = BusinessDay.TryIn("Europe/Berlin", out var day)
        ? day
        : throw new InvalidOperationException("no zones");
    private static readonly ActiveTimes Night = new()
    {
        Weekdays = [DayOfWeek.Monday, DayOfWeek.Friday],
        From = new TimeOnly(22, 0),
        Until = new TimeOnly(6, 0),
    };
    private static readonly ActiveTimes MonthEnd = new() { LastDays = 2 };
    private static readonly ActiveCalendar Both = new(
        [(ObjectName.Parse("NIGHT"), Night), (ObjectName.Parse("MONTHEND"), MonthEnd)],
        Berlin
    );

    [Theory]
    [InlineData("2026-11-20T20:59:59Z", null)]
    [InlineData("2026-11-20T21:00:00Z", "NIGHT")]
    [InlineData("2026-11-21T04:59:59Z", "NIGHT")]
    [InlineData("2026-11-21T05:00:00Z", null)]
    [InlineData("2026-11-30T21:30:00Z", "MONTHEND")]
    [InlineData("2026-11-30T23:30:00Z", "NIGHT")]
    [InlineData("2026-11-28T22:59:59Z", null)]
    [InlineData("2026-11-28T23:00:00Z", "MONTHEND")]
    public void The_more_particular_times_win_and_a_night_belongs_to_the_day_it_begins_on(string at, string? name) =>
        Assert.Equal(name, Both.At(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture))?.Text);

    [Fact]
    public void Of_times_that_are_equally_particular_the_first_wins_and_dates_win_over_days_of_the_month()
    {
        var date = new ActiveTimes { Dates = [new DateOnly(2026, 11, 30)] };
        var calendar = Of(("ONE", MonthEnd), ("OTHER", MonthEnd), ("DATE", date));

        Assert.Equal("ONE", calendar.At(At("2026-11-29T12:00:00Z"))?.Text);
        Assert.Equal("DATE", calendar.At(At("2026-11-30T12:00:00Z"))?.Text);
    }

    [Fact]
    public void A_calendar_without_times_says_nothing()
    {
        Assert.True(Of().IsEmpty);
        Assert.False(Both.IsEmpty);
    }

    [Fact]
    public void The_next_change_is_the_first_moment_at_which_something_else_is_active()
    {
        Assert.Equal(At("2026-11-20T21:00:00Z"), Both.NextChange(At("2026-11-20T12:00:00Z")));
        Assert.Equal(At("2026-11-21T05:00:00Z"), Both.NextChange(At("2026-11-20T21:00:00Z")));
        Assert.Equal(At("2026-11-30T23:00:00Z"), Both.NextChange(At("2026-11-29T12:00:00Z")));
        Assert.Null(new ActiveCalendar([], Berlin).NextChange(At("2026-11-20T12:00:00Z")));
    }

    [Fact]
    public void The_last_change_is_found_after_the_server_was_away()
    {
        Assert.Equal(At("2026-11-21T05:00:00Z"), Both.LastChange(At("2026-11-20T12:00:00Z"), At("2026-11-22T12:00:00Z")));
        Assert.Equal(At("2026-11-20T21:00:00Z"), Both.LastChange(At("2026-11-20T12:00:00Z"), At("2026-11-20T22:00:00Z")));
        Assert.Equal(At("2026-11-20T21:00:00Z"), Both.LastChange(At("2026-11-20T12:00:00Z"), At("2026-11-20T21:00:00Z")));
        Assert.Null(Both.LastChange(At("2026-11-21T06:00:00Z"), At("2026-11-22T12:00:00Z")));
    }

    [Fact]
    public void An_hour_that_clocks_jump_over_or_repeat_does_not_confuse_it()
    {
        var calendar = new ActiveCalendar(
            [(ObjectName.Parse("EARLY"), new ActiveTimes { From = new TimeOnly(2, 30), Until = new TimeOnly(4, 0) })],
            Berlin
        );

        Assert.Equal(At("2026-03-29T01:00:00Z"), calendar.NextChange(At("2026-03-28T12:00:00Z")));
        Assert.Equal(At("2026-10-25T00:30:00Z"), calendar.NextChange(At("2026-10-24T12:00:00Z")));
        Assert.Equal(At("2026-10-25T03:00:00Z"), calendar.NextChange(At("2026-10-25T00:30:00Z")));
    }

    [Fact]
    public void Two_clash_at_the_first_moment_at_which_both_are_in_force_and_nothing_more_particular_is()
    {
        var mondays = new ActiveTimes { Weekdays = [DayOfWeek.Monday] };
        var early = new ActiveTimes { From = new TimeOnly(1, 0), Until = new TimeOnly(2, 0) };
        var firstMonday = new ActiveTimes { Dates = [new DateOnly(2026, 11, 2)] };

        var (one, other, at) = Of(("MONDAY", mondays), ("EARLY", early), ("FIRST", firstMonday))
            .FirstClash(At("2026-11-01T12:00:00Z"))!
            .Value;

        Assert.Equal(("MONDAY", "EARLY", At("2026-11-09T00:00:00Z")), (one.Text, other.Text, at));
    }

    [Fact]
    public void Nothing_clashes_with_itself_nor_with_what_begins_when_it_ends()
    {
        var morning = new ActiveTimes { Until = new TimeOnly(12, 0) };
        var afternoon = new ActiveTimes { From = new TimeOnly(12, 0) };

        Assert.Null(Of(("SAME", morning), ("SAME", new ActiveTimes()), ("SAME", afternoon)).FirstClash(At("2026-11-01T12:00:00Z")));
        Assert.Null(Of(("MORNING", morning), ("AFTERNOON", afternoon)).FirstClash(At("2026-11-01T12:00:00Z")));
    }

    private static ActiveCalendar Of(params IEnumerable<(string Name, ActiveTimes Times)> entries) =>
        new(entries.Select(entry => (ObjectName.Parse(entry.Name), entry.Times)), Berlin);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
