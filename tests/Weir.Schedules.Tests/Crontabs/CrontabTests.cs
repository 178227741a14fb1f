using System.Globalization;
using Weir.Schedules.Crontabs;

namespace Weir.Schedules.Tests.Crontabs;

public sealed class CrontabTests
{
    [Theory]
    // What the field says, and how a frequency says the same; nothing where it never runs.
    [InlineData("* * * * *", "* * * * *")]
    [InlineData("05 007 * * *", "5 7 * * *")]
    [InlineData("0 0 1 JAN,feb mon-FRI", "0 0 1 1,2 1-5")]
    [InlineData("*/5 8-18/2 * * 1-5", "*/5 8-18/2 * * 1-5")]
    [InlineData("*/100 * * * *", "*/100 * * * *")]
    [InlineData("1-5/100 0 * * *", "1 0 * * *")]
    [InlineData("5; 0 * * *", "5 0 * * *")]
    [InlineData("1-5-7 0 * * *", "1-5 0 * * *")]
    [InlineData("*5 0 * * *", "* 0 * * *")]
    [InlineData("0 22-6,12 * * *", "0 12 * * *")]
    [InlineData("0 22-6 * * *", "")]
    [InlineData("0 0 * * sat-sun", "")]
    [InlineData("0 0 1 * sat-sun", "0 0 1 * *")]
    [InlineData("0 0 30-10 * 5", "0 0 * * 5")]
    [InlineData("0 0 30-10 * *", "")]
    [InlineData("@daily", "0 0 * * *")]
    [InlineData("@hourly", "0 * * * *")]
    [InlineData("@annually", "0 0 1 1 *")]
    public void Times_are_read_as_cron_reads_them(string time, string expression)
    {
        var table = Crontab.Read($"{time} true\n", hasUsers: false);

        Assert.Empty(table.Faults);
        Assert.Equal(expression, Assert.Single(table.Entries).Time?.Expression ?? "");
    }

    [Theory]
    [InlineData("60 * * * * true", "minute field '60': '60' is not a minute: 0 to 59")]
    [InlineData("* 24 * * * true", "hour field '24': '24' is not a hour: 0 to 23")]
    [InlineData("* * 0 * * true", "day of the month field '0': '0' is not a day of the month: 1 to 31")]
    [InlineData("* * * 0 * true", "month field '0': '0' is not a month: 1 to 12 or jan to dec")]
    [InlineData("* * * january * true", "month field 'january': 'january' is not a month")]
    [InlineData("* * * * 8 true", "day of the week field '8': '8' is not a day of the week: 0 to 7 or sun to sat")]
    [InlineData("1/20 * * * * true", "minute field '1/20': a step follows a single number")]
    [InlineData("*/0 * * * * true", "minute field '*/0': a step is a number from 1")]
    [InlineData("* * L * * true", "day of the month field 'L': 'L' is not a day of the month")]
    [InlineData("* * * * 5#2 true", "")]
    [InlineData("* * * * true", "it is neither NAME=value nor five time fields")]
    [InlineData("@every_minute true", "'@every_minute' is no word of cron's: allowed are @reboot, @yearly")]
    [InlineData("@Daily true", "'@Daily' is no word of cron's")]
    [InlineData("0 0 * * * * true", "a sixth field that begins with *")]
    [InlineData("X=", "it is neither NAME=value nor five time fields")]
    public void A_line_that_cron_refuses_is_named_with_the_reason(string line, string fault)
    {
        var table = Crontab.Read($"# first\n{line}\n", hasUsers: false);

        Assert.Equal(fault.Length == 0 ? [] : [2], table.Faults.Select(found => found.Line));
        Assert.StartsWith(fault, string.Concat(table.Faults.Select(found => found.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo a%b%c", "echo a", "b\nc\n")]
    [InlineData("echo %", "echo ", "\n")]
    [InlineData(@"date +\%F", "date +%F", null)]
    [InlineData(@"echo \\ \n", @"echo \ \n", null)]
    [InlineData(@"cat%50\% \\ done", "cat", "50% \\\\ done\n")]
    public void A_percent_sign_ends_the_command_and_begins_what_it_reads(string rest, string command, string? input)
    {
        var entry = Assert.Single(Crontab.Read($"0 0 * * * {rest}\n", hasUsers: false).Entries);

        Assert.Equal((command, input), (entry.Command, entry.Input));
    }

    [Fact]
    public void Variables_hold_for_the_lines_below_them()
    {
        var table = Crontab.Read(
            "A=1\n0 0 * * * one\nB = \"two words\"\nA='x'\n  'C D' = \n0 0 * * * A=3 two\n0 0 * * * E=\n",
            hasUsers: false
        );

        Assert.Equal(["A=1", "B=two words A=x"], table.Entries.Take(2).Select(VariablesOf));
        Assert.Equal("A=3 two", table.Entries[1].Command);
        Assert.Equal([5], table.Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void A_table_of_the_system_names_a_user_before_each_command()
    {
        var table = Crontab.Read("0 0 * * * root  cd / && run\n@reboot www-data start\n0 0 * * * root\n", hasUsers: true);

        Assert.Equal([("root", "cd / && run"), ("www-data", "start")], table.Entries.Select(entry => (entry.User, entry.Command)));
        Assert.Null(table.Entries[1].Time);
        Assert.Equal([3], table.Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void What_its_author_may_not_expect_is_told()
    {
        var table = Crontab.Read("MAILTO=\nCRON_TZ=UTC\nLOGNAME=x\n0 0 1 * 5 a\n0 5-1,3 * * * b", hasUsers: false);

        Assert.Equal([2, 3, 4, 5, 5], table.Notes.Select(note => note.Line));
        Assert.Equal([1], table.Faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("0 0 * * *")]
    [InlineData("@daily  ")]
    [InlineData("=value")]
    public void A_line_that_cron_takes_and_does_nothing_for_is_no_entry_and_no_fault(string line)
    {
        var table = Crontab.Read($"{line}\n", hasUsers: false);

        Assert.Equal((0, 0, 1), (table.Entries.Count, table.Faults.Count, table.Notes.Count));
    }

    [Fact]
    public void A_table_without_end_is_bounded() =>
        Assert.Contains(
            "at most 10000 lines",
            Assert.Single(Crontab.Read(string.Concat(Enumerable.Repeat("#\n", 20_000)), hasUsers: false).Faults).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_next_runs_follow_crons_own_rule()
    {
        Assert.True(BusinessDay.TryIn("Europe/Berlin", out var day));
        var entry = Assert.Single(Crontab.Read("30 2 29 2 *  leap\n", hasUsers: false).Entries);

        Assert.Equal(
            ["2028-02-29T01:30", "2032-02-29T01:30"],
            entry
                .Time!.Next(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero), 2, day)
                .Select(at => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))
        );
    }

    private static string VariablesOf(CrontabEntry entry) =>
        string.Join(' ', entry.Variables.Select(variable => $"{variable.Name}={variable.Value}"));
}
