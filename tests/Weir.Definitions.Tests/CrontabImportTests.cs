using Weir.Definitions.Crontabs;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Crontabs;

namespace Weir.Definitions.Tests;

public sealed class CrontabImportTests
{
    private static readonly ObjectName s_schedule = ObjectName.Parse("CRON");

    [Fact]
    public void Each_entry_is_a_job_that_runs_as_cron_runs_it()
    {
        const string Table = """
            # nightly things
            MAILTO=ops
            PATH=/opt/bin
            30 2 * * mon-fri  cd /srv && ./load.sh --full
            */100 1 * * *	/usr/bin/load.sh

            """;

        Assert.Equal(
            """
            kind: schedule
            name: CRON
            workdays: [ Sun, Mon, Tue, Wed, Thu, Fri, Sat ]
            build: { ahead: 0, days: 1 }
            # From alice, with cron's own meaning.
            ---
            # line 4: 30 2 * * mon-fri  cd /srv && ./load.sh --full
            kind: job-definition
            name: load.sh
            schedule: CRON
            type: batch
            command: "cd /srv && ./load.sh --full"
            user: alice
            environment: [ "PATH=/opt/bin" ]
            frequency: { cron: "30 2 * * 1-5" }
            ---
            # line 5: */100 1 * * * /usr/bin/load.sh
            kind: job-definition
            name: load.sh-2
            schedule: CRON
            type: batch
            command: "/usr/bin/load.sh"
            user: alice
            environment: [ "PATH=/opt/bin" ]
            frequency: { cron: "*/100 1 * * *" }

            """,
            Yaml(Table, out var imported)
        );
        Assert.Equal(["load.sh", "load.sh-2"], imported.Entries.Select(entry => entry.Name?.Text));
        Assert.Equal([2], imported.Notes.Select(note => note.Line));
        Assert.Empty(imported.Faults);
    }

    [Fact]
    public void What_stands_after_a_percent_sign_is_read_by_the_whole_command()
    {
        var yaml = Yaml("0 0 * * * cat | sort%b%a%INPUT\n", out _);

        Assert.Contains("""command: "{\ncat | sort\n} <<'INPUT_'\nb\na\nINPUT\nINPUT_" """.TrimEnd(), yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_shell_and_another_home_are_kept() =>
        Assert.Contains(
            "command: [ \"/bin/bash\", \"-c\", backup ]\nuser: alice\ndirectory: \"/var/tmp\"\nenvironment: [ \"PATH=/usr/bin:/bin\", \"HOME=/var/tmp\" ]\n",
            Yaml("SHELL=/bin/bash\nHOME=/var/tmp\n@daily backup\n", out _),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("@reboot start\n", "# @reboot has no date: it is left out")]
    [InlineData("0 0 30-20 * * never\n", "# cron never runs it: it is left out")]
    public void What_has_no_date_is_left_out_and_said_so(string table, string comment)
    {
        var yaml = Yaml(table, out var imported);

        Assert.Contains(comment, yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("job-definition", yaml, StringComparison.Ordinal);
        Assert.Null(Assert.Single(imported.Entries).Name);
    }

    [Theory]
    [InlineData("61 * * * * x\n", "minute field '61'")]
    [InlineData("SHELL=/bin/csh\n0 0 * * * cat%x\n", "what the command reads after % can be given by sh, bash")]
    [InlineData("SHELL=sh\n0 0 * * * x\n", "SHELL is 'sh': allowed is an absolute path")]
    [InlineData("A.B=1\n0 0 * * * x\n", "variable 'A.B' has a name that no shell takes")]
    public void A_line_that_cannot_be_taken_is_named_with_the_reason(string table, string fault)
    {
        var yaml = Yaml(table, out var imported);

        var found = Assert.Single(imported.Faults);
        Assert.StartsWith(fault, found.Text, StringComparison.Ordinal);
        Assert.Contains($"# line {found.Line} is left out: {fault}", yaml, StringComparison.Ordinal);
        Assert.Empty(imported.Entries);
    }

    [Theory]
    [InlineData("/opt/nightly.sh --full", "nightly.sh")]
    [InlineData("A=1 B=2 nice ionice -c3 backup", "backup")]
    [InlineData("cd / && run-parts --report /etc/cron.hourly", "run-parts")]
    [InlineData("test -x /usr/sbin/anacron || { cd / && run-parts; }", "run-parts")]
    [InlineData("[ -e /x ]; /bin/y", "y")]
    [InlineData("\"/my prog/a b\"", "my")]
    [InlineData("$HOME/bin/x", "x")]
    [InlineData("%", "job")]
    public void A_job_has_the_name_of_a_program_that_it_runs(string command, string name)
    {
        Yaml($"0 0 * * * {command}\n", out var imported);

        Assert.Equal(name, Assert.Single(imported.Entries).Name?.Text);
    }

    [Fact]
    public void Several_tables_are_one_schedule_and_names_differ()
    {
        var import = new CrontabImport(s_schedule, user: null);
        import.Add(Crontab.Read("0 0 * * * root x\n", hasUsers: true), "/etc/crontab");
        import.Add(Crontab.Read("0 1 * * * root x\n", hasUsers: true), "/etc/cron.d/x");

        Assert.Equal(2, import.Yaml.Split("kind: job-definition").Length - 1);
        Assert.Contains("name: x-2\n", import.Yaml, StringComparison.Ordinal);
        Assert.Single(import.Yaml.Split("kind: schedule").Skip(1));
    }

    [Theory]
    [InlineData("30 2 * * *")]
    [InlineData("*/20 1-3 * * *")]
    [InlineData("0 12 1,15 * 5")]
    [InlineData("0 0 29 2 *")]
    public void The_next_runs_that_are_planned_are_those_of_cron(string time)
    {
        Assert.True(BusinessDay.TryIn("Europe/Berlin", out var day));
        var now = new DateTimeOffset(2026, 10, 24, 22, 30, 0, TimeSpan.Zero);
        Yaml($"{time} x\n", out var imported);
        var entry = Assert.Single(imported.Entries);

        Assert.Equal(entry.Entry.Time!.Next(now, 9, day), NextRuns.Of(entry.Rule!, now, 9, day));
    }

    private static string Yaml(string table, out ImportedCrontab imported)
    {
        var import = new CrontabImport(s_schedule, "alice");
        imported = import.Add(Crontab.Read(table, hasUsers: false), "alice");
        return import.Yaml;
    }
}
