using FsCheck;
using FsCheck.Fluent;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules.Tests.Frequencies;

public sealed class CronRuleTests
{
    private static readonly DateOnly s_first = new(2025, 1, 1);

    private static readonly Gen<(string Text, int[] Values)> s_minutes = Field(0, 59);
    private static readonly Gen<(string Text, int[] Values)> s_hours = Field(0, 23);
    private static readonly Gen<(string Text, int[] Values)> s_days = Field(1, 31);
    private static readonly Gen<(string Text, int[] Values)> s_months = Field(1, 12);
    private static readonly Gen<(string Text, int[] Values)> s_weekdays = Field(0, 7);

    [Fact]
    public void Drawn_lines_come_on_the_days_and_at_the_times_that_their_fields_list() =>
        Prop.ForAll(
                (
                    from minute in s_minutes
                    from hour in s_hours
                    from day in s_days
                    from month in s_months
                    from weekday in s_weekdays
                    select (minute, hour, day, month, weekday)
                ).ToArbitrary(),
                drawn =>
                {
                    var (minute, hour, day, month, weekday) = drawn;
                    Assert.True(CronRule.TryParse($"{minute.Text} {hour.Text} {day.Text} {month.Text} {weekday.Text}", out var rule));
                    Assert.Equal(hour.Values.SelectMany(h => minute.Values.Select(m => new TimeOnly(h, m))), rule.Times);

                    var both = day.Text[0] == '*' || weekday.Text[0] == '*';
                    var expected = Enumerable
                        .Range(0, 1500)
                        .Select(s_first.AddDays)
                        .Where(date =>
                        {
                            var byDay = day.Values.Contains(date.Day);
                            var byWeekday =
                                weekday.Values.Contains((int)date.DayOfWeek)
                                || (date.DayOfWeek == DayOfWeek.Sunday && weekday.Values.Contains(7));
                            return month.Values.Contains(date.Month) && (both ? byDay && byWeekday : byDay || byWeekday);
                        });
                    return DatesOf.Frequency(new Frequency { Dates = rule }, s_first, s_first.AddDays(1499)).SequenceEqual(expected);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("@daily", "0 0 * * *")]
    [InlineData("@hourly", "0 * * * *")]
    [InlineData("@yearly", "0 0 1 1 *")]
    [InlineData("0 0 1 jan,JUL *", "0 0 1 1,7 *")]
    [InlineData("0 0 * * mon-fri", "0 0 * * 1-5")]
    [InlineData("  0\t0   * * 7 ", "0 0 * * 0")]
    public void Words_and_names_are_what_they_stand_for(string one, string other)
    {
        Assert.True(CronRule.TryParse(one, out var first));
        Assert.True(CronRule.TryParse(other, out var second));
        Assert.Equal(first.Times, second.Times);
        Assert.Equal(
            DatesOf.Frequency(new Frequency { Dates = first }, s_first, s_first.AddDays(400)),
            DatesOf.Frequency(new Frequency { Dates = second }, s_first, s_first.AddDays(400))
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 8")]
    [InlineData("* * * * fun")]
    [InlineData("*/0 * * * *")]
    [InlineData("H * * * *")]
    [InlineData("@reboot")]
    [InlineData("@every_second")]
    [InlineData("@DAILY")]
    public void What_is_no_line_is_refused(string? text) => Assert.False(CronRule.TryParse(text, out _));

    private static Gen<(string Text, int[] Values)> Field(int least, int most) =>
        Gen.OneOf(
            Gen.Constant(("*", Range(least, most, 1))),
            from step in Gen.Choose(1, most - least)
            select ($"*/{step}", Range(least, most, step)),
            from n in Gen.Choose(least, most)
            select ($"{n}", Range(n, n, 1)),
            from ends in Gen.Choose(least, most).Two()
            from step in Gen.Choose(1, most - least)
            let first = Math.Min(ends.Item1, ends.Item2)
            let last = Math.Max(ends.Item1, ends.Item2)
            select ($"{first}-{last}/{step}", Range(first, last, step)),
            from one in Gen.Choose(least, most)
            from ends in Gen.Choose(least, most).Two()
            let first = Math.Min(ends.Item1, ends.Item2)
            let last = Math.Max(ends.Item1, ends.Item2)
            select ($"{one},{first}-{last}", (int[])[.. Range(first, last, 1).Append(one).Distinct().Order()])
        );

    private static int[] Range(int first, int last, int step) =>
        [.. Enumerable.Range(first, last - first + 1).Where(n => (n - first) % step == 0)];
}
