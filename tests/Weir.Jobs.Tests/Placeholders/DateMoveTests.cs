using System.Globalization;
using Weir.Jobs.Placeholders;

namespace Weir.Jobs.Tests.Placeholders;

public sealed class DateMoveTests
{
    // 2026-12-25 is a Friday.
    private static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && date != new DateOnly(2026, 12, 25);

    [Theory]
    [InlineData("2026-12-24", "+1d", "2026-12-25")]
    [InlineData("2026-12-24", "+1wd", "2026-12-28")]
    [InlineData("2026-12-28", "-1wd", "2026-12-24")]
    [InlineData("2026-12-25", "+0wd", "2026-12-28")]
    [InlineData("2026-12-25", "-0wd", "2026-12-24")]
    [InlineData("2026-12-24", "+0wd", "2026-12-24")]
    [InlineData("2026-12-27", "+1wd", "2026-12-28")]
    [InlineData("2026-01-31", "+1m", "2026-02-28")]
    [InlineData("2026-01-31", "month-begin", "2026-01-01")]
    [InlineData("2026-02-03", "month-end", "2026-02-28")]
    [InlineData("2026-02-03", "month-end -0wd", "2026-02-27")]
    [InlineData("2026-02-03", "month-begin -1d month-begin", "2026-01-01")]
    [InlineData("2024-02-29", "+1y", "2025-02-28")]
    [InlineData("2026-02-03", "YEAR-END +1W", "2027-01-07")]
    public void A_date_moves_word_by_word(string from, string words, string to)
    {
        var date = DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        var moved = DateMove.Apply(date, words, IsWorkingDay);

        Assert.Equal(to, moved?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+1x")]
    [InlineData("d")]
    [InlineData("+99999d")]
    [InlineData("month-middle")]
    public void What_is_no_move_is_none(string words) => Assert.False(DateMove.IsOne(words));

    [Fact]
    public void Past_the_last_date_there_is_none() => Assert.Null(DateMove.Apply(DateOnly.MaxValue, "+1d", null));

    [Fact]
    public void Where_no_day_is_a_working_day_the_search_ends() =>
        Assert.Null(DateMove.Apply(new DateOnly(2026, 1, 1), "+1wd", _ => false));

    [Theory]
    [InlineData("yyyymmdd", "20260103")]
    [InlineData("dd.MM.yy", "03.01.26")]
    [InlineData("yyyy-jjj", "2026-003")]
    [InlineData("yyyy/ww", "2026/01")]
    [InlineData("y", null)]
    [InlineData("--", null)]
    [InlineData("yyyy'x'", null)]
    public void A_date_is_written_in_a_form(string form, string? written) =>
        Assert.Equal(written, DateForm.Write(new DateOnly(2026, 1, 3), form));
}
