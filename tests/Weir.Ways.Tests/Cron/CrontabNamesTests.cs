using System.Text;
using Weir.Jobs;
using Weir.Ways.Cron;

namespace Weir.Ways.Tests.Cron;

public sealed class CrontabNamesTests
{
    [Fact]
    public void A_comment_names_the_next_entry_only()
    {
        var names = CrontabNames.Find(
            "# weir: ONE\n# why\nMAILTO=x\n\n0 5 * * * first\n0 6 * * * second\n#weir:TWO\n@daily   third a\\%b%in\n# weir: no name\n0 7 * * * fourth\n"u8,
            "alice"
        );

        Assert.Equal(
            ["alice ONE first", "alice TWO third a%b"],
            names.Select(name => $"{name.User} {name.JobName} {Encoding.UTF8.GetString(name.Command)}")
        );
    }

    [Fact]
    public void In_a_system_table_each_entry_says_its_user()
    {
        var names = CrontabNames.Find("# weir: HOURLY\n17 *\t* * *\troot\t cd / && x\n# weir: BAD\n* * * * * root\n"u8, null);

        var name = Assert.Single(names);
        Assert.Equal(("root", "HOURLY", " cd / && x"), (name.User, name.JobName.Text, Encoding.UTF8.GetString(name.Command)));
    }

    // As Debian's cron 3.0pl1-162 handed them to a shell that wrote down its arguments.
    [Theory]
    [InlineData(@"echo a\%b", "echo a%b")]
    [InlineData(@"echo c\\d", @"echo c\d")]
    [InlineData(@"echo e\\%f", @"echo e\")]
    [InlineData(@"echo g%h%i\%j", "echo g")]
    [InlineData(@"echo \x  trailing  ", @"echo \x  trailing  ")]
    [InlineData(@"echo ""q\""r"" 's'", @"echo ""q\""r"" 's'")]
    public void A_command_is_what_cron_hands_to_its_shell(string text, string command) =>
        Assert.Equal(command, Encoding.UTF8.GetString(CrontabNames.Command(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void The_gates_own_lines_do_not_change_the_names()
    {
        var table = "# weir: ONE\n0 5 * * * first\nSHELL=/bin/bash\n# weir: TWO\nSHELL=/bin/zsh\n0 6 * * * second\n"u8;
        var gated = CrontabGate.Install(table, ObjectName.Parse("alice"), "/usr/bin/weir-sh");

        Assert.Equal(
            CrontabNames.Find(table, "alice").Select(name => name.JobName),
            CrontabNames.Find(gated, "alice").Select(name => name.JobName)
        );
    }
}
