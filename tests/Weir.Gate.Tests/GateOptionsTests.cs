using System.Text;
using Weir.Jobs;

namespace Weir.Gate.Tests;

public sealed class GateOptionsTests
{
    [Theory]
    [InlineData("-n", "NIGHTLY")]
    [InlineData("--name", "nightly")]
    [InlineData("--name", "_.-@#$")]
    [InlineData("-n", "1")]
    public void A_name_is_taken(string option, string value) => Assert.Equal(value, Read(option, value).Name?.Text);

    [Theory]
    [InlineData("-d", "PAY/MONTH")]
    [InlineData("--job-description", "PAY/MONTH")]
    public void A_job_description_is_taken(string option, string value) => Assert.Equal(value, $"{Read(option, value).JobDescription}");

    [Theory]
    [InlineData("-q", "PAY/BATCH")]
    [InlineData("--job-queue", "PAY/BATCH")]
    public void A_job_queue_is_taken(string option, string value) => Assert.Equal(value, $"{Read(option, value).JobQueue}");

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    public void A_priority_is_one_digit_from_1_to_9(int priority) => Assert.Equal(priority, Read("--priority", $"{priority}").Priority);

    [Fact]
    public void A_date_is_a_day_of_the_calendar() => Assert.Equal(new DateOnly(2028, 2, 29), Read("--date", "2028-02-29").Date);

    [Theory]
    [InlineData("PAY", "PAY")]
    [InlineData("PAY:BASE", "PAY BASE")]
    [InlineData("*NONE", "")]
    public void A_library_list_is_taken(string value, string libraries) =>
        Assert.Equal(libraries, string.Join(' ', Read("--library-list", value).LibraryList!));

    [Fact]
    public void Library_lists_are_added_up_and_none_begins_anew()
    {
        Assert.Equal(["A", "B", "C"], Libraries("--library-list", "A:B", "--library-list", "C"));
        Assert.Equal(["C"], Libraries("--library-list", "A:B", "--library-list", "*NONE", "--library-list", "C"));

        static IEnumerable<string> Libraries(params string[] words) => Read(words).LibraryList!.Select(library => library.Text);
    }

    [Fact]
    public void Limits_are_collected_in_their_order() =>
        Assert.Equal(["TAPE", "DB=999"], Read("--limit", "TAPE", "--limit=DB=999").Limits.Select(need => need.ToString()));

    [Theory]
    [InlineData("MON.JOB", "MON.JOB")]
    [InlineData("mon.job", "MON.JOB")]
    [InlineData("$anna.MON", "$anna.MON")]
    public void A_monitored_variable_is_taken_in_capitals(string value, string variable) =>
        Assert.Equal(variable, Read("--monitor", value).Monitor);

    [Fact]
    public void A_service_is_taken() => Assert.Equal("PROD.NIGHT", Read("--service", "PROD.NIGHT").Service?.Text);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("30", 30)]
    [InlineData("2147483647", int.MaxValue)]
    public void Patience_is_a_number_of_seconds(string value, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read("--patience", value).Patience);

    [Theory]
    [InlineData("--socket", "/run/other.sock", "/run/other.sock")]
    [InlineData("--server", "unix:/run/other.sock", "/run/other.sock")]
    public void A_socket_is_named_by_either_option(string option, string value, string socket) =>
        Assert.Equal(socket, Words.Text(Read(option, value).Socket));

    [Theory]
    [InlineData("")]
    [InlineData("north=7 -- ")]
    public void A_local_data_area_is_taken_as_it_is(string value) => Assert.Equal(value, Words.Text(Read("--lda", value).LocalDataArea));

    [Fact]
    public void A_local_data_area_is_counted_in_bytes_and_has_at_most_1024()
    {
        Assert.Equal(1024, Read("--lda", new string('x', 1024)).LocalDataArea!.Length);
        Assert.Equal("--lda", FaultOf("--lda", new string('x', 1025))[..5]);
        Assert.Equal("--lda", FaultOf("--lda", new string('ä', 513))[..5]);
    }

    [Fact]
    public void A_local_data_area_need_not_be_text()
    {
        byte[] bytes = [0xFF, 0xFE, 0x01];
        var read = GateOptions.TryParse([.. Words.Of("submit", "--lda"), bytes, .. Words.Of("--", "true")], 1, out _);

        Assert.Equal(bytes, read!.LocalDataArea);
    }

    [Fact]
    public void What_is_exported_is_taken() => Assert.Equal("A,B", Words.Text(Read("--export", "A,B").Export));

    [Fact]
    public void Switches_are_off_until_they_are_typed()
    {
        var none = Read();
        var all = Read("--hold", "--wait", "--json", "--verbose");

        Assert.Equal((false, false, false, false), (none.Hold, none.Wait, none.Json, none.Verbose));
        Assert.Equal((true, true, true, true), (all.Hold, all.Wait, all.Json, all.Verbose));
        Assert.True(Read("-v").Verbose);
    }

    [Fact]
    public void What_is_not_typed_is_not_there()
    {
        var none = Read();

        Assert.Null(none.Name);
        Assert.Null(none.JobDescription);
        Assert.Null(none.JobQueue);
        Assert.Null(none.Priority);
        Assert.Null(none.Date);
        Assert.Null(none.LocalDataArea);
        Assert.Null(none.LibraryList);
        Assert.Null(none.Monitor);
        Assert.Null(none.MonitorPassword);
        Assert.Null(none.Service);
        Assert.Null(none.Socket);
        Assert.Null(none.Export);
        Assert.Empty(none.Limits);
        Assert.False(none.AsksForMore);
        Assert.Equal(TimeSpan.FromSeconds(10), none.Patience);
    }

    [Fact]
    public void The_last_of_two_values_counts()
    {
        var read = Read("-n", "A", "--name", "B", "--priority", "1", "--priority=9");

        Assert.Equal(("B", 9), (read.Name?.Text, read.Priority));
    }

    [Theory]
    [InlineData("--name=A")]
    [InlineData("--date=2026-12-31")]
    [InlineData("--socket=/run/x=y")]
    [InlineData("--limit=DB=2")]
    [InlineData("--lda=")]
    public void A_long_option_may_have_its_value_behind_an_equals_sign(string word) => Assert.NotNull(TryRead(out _, word));

    [Fact]
    public void The_value_is_what_stands_behind_the_first_equals_sign() =>
        Assert.Equal("/run/x=y", Words.Text(Read("--socket=/run/x=y").Socket));

    [Fact]
    public void A_value_may_look_like_an_option() => Assert.Equal("--hold", Words.Text(Read("--lda", "--hold").LocalDataArea));

    [Theory]
    [InlineData("--hold")]
    [InlineData("--limit", "TAPE")]
    [InlineData("--service", "NIGHT")]
    [InlineData("--monitor", "MON")]
    public void Some_options_need_an_agent_whatever_the_rules_say(params string[] words) => Assert.True(Read(words).AsksForMore);

    [Theory]
    [InlineData("-n", "A")]
    [InlineData("--priority", "1")]
    [InlineData("--date", "2026-12-31")]
    public void Others_do_not(params string[] words) => Assert.False(Read(words).AsksForMore);

    [Theory]
    [InlineData("-n", "", ObjectName.Allowed)]
    [InlineData("-n", "two words", ObjectName.Allowed)]
    [InlineData("--name", "-dash", ObjectName.Allowed)]
    [InlineData("--name", ".dot", ObjectName.Allowed)]
    [InlineData("--name", "größe", ObjectName.Allowed)]
    [InlineData("-d", "MONTH", "LIBRARY/NAME, each of " + ObjectName.Allowed)]
    [InlineData("--job-description", "PAY/", "LIBRARY/NAME, each of " + ObjectName.Allowed)]
    [InlineData("-q", "/BATCH", "LIBRARY/NAME, each of " + ObjectName.Allowed)]
    [InlineData("--job-queue", "A/B/C", "LIBRARY/NAME, each of " + ObjectName.Allowed)]
    [InlineData("--priority", "0", "1 (goes first) to 9")]
    [InlineData("--priority", "10", "1 (goes first) to 9")]
    [InlineData("--priority", "", "1 (goes first) to 9")]
    [InlineData("--priority", "-1", "1 (goes first) to 9")]
    [InlineData("--date", "2026-02-29", "a date such as 2026-12-31")]
    [InlineData("--date", "31.12.2026", "a date such as 2026-12-31")]
    [InlineData("--date", "today", "a date such as 2026-12-31")]
    [InlineData("--library-list", "", "A:B:C, each of " + ObjectName.Allowed + ", or *NONE")]
    [InlineData("--library-list", "A::B", "A:B:C, each of " + ObjectName.Allowed + ", or *NONE")]
    [InlineData("--library-list", "*ALL", "A:B:C, each of " + ObjectName.Allowed + ", or *NONE")]
    [InlineData("--limit", "TAPE=0", "NAME, NAME=n with n from 1 to 999, or NAME=all")]
    [InlineData("--limit", "TAPE=1000", "NAME, NAME=n with n from 1 to 999, or NAME=all")]
    [InlineData("--limit", "TAPE=", "NAME, NAME=n with n from 1 to 999, or NAME=all")]
    [InlineData("--limit", "=2", "NAME, NAME=n with n from 1 to 999, or NAME=all")]
    [InlineData("--service", "A B", "CONTROL.TYPE or NAME of " + ObjectName.Allowed)]
    [InlineData("--patience", "-1", "a number of seconds")]
    [InlineData("--patience", "1.5", "a number of seconds")]
    [InlineData("--patience", "10s", "a number of seconds")]
    [InlineData("--patience", "2147483648", "a number of seconds")]
    [InlineData("--monitor-password-file", "/nonexistent/password", "a file that can be read")]
    [InlineData("--monitor-password-file", "/", "a file that can be read")]
    public void A_value_that_is_not_allowed_is_said_with_what_is(string option, string value, string allowed)
    {
        Assert.Equal($"{option} cannot be '{value}'; allowed is {allowed}", FaultOf(option, value));
        if (option.StartsWith("--", StringComparison.Ordinal))
        {
            Assert.Equal($"{option} cannot be '{value}'; allowed is {allowed}", FaultOf($"{option}={value}"));
        }
    }

    [Theory]
    [InlineData("#TEMP")]
    [InlineData("*LINK")]
    [InlineData("")]
    [InlineData("$.X")]
    public void A_variable_that_is_none_is_said_with_the_reason(string value) =>
        Assert.StartsWith(
            $"--monitor cannot be '{value}'; allowed is the name of a job variable: ",
            FaultOf("--monitor", value),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_fault_cannot_steer_the_terminal() =>
        Assert.StartsWith("-n cannot be 'a\\x1B[2J'", FaultOf("-n", "a\u001b[2J"), StringComparison.Ordinal);

    [Theory]
    [InlineData("--unknown", "x")]
    [InlineData("--unknown=x")]
    [InlineData("-nNIGHTLY", "x")]
    [InlineData("-x", "y")]
    [InlineData("--hold=yes")]
    [InlineData("--server", "https://example.org")]
    [InlineData("--NAME", "x")]
    public void What_the_gate_does_not_know_is_left_to_the_ordinary_command_line(params string[] words)
    {
        Assert.Null(TryRead(out var fault, words));
        Assert.Null(fault);
    }

    [Theory]
    [InlineData("-n")]
    [InlineData("--name")]
    [InlineData("--hold", "--date")]
    public void An_option_at_the_end_without_its_value_is_left_to_it_too(params string[] words)
    {
        Assert.Null(GateOptions.TryParse(Words.Of(["submit", .. words]), 1, out var fault));
        Assert.Null(fault);
    }

    [Theory]
    [InlineData]
    [InlineData("--hold")]
    [InlineData("--")]
    [InlineData("--hold", "--")]
    public void Without_a_command_there_is_nothing_to_submit(params string[] words)
    {
        Assert.Null(GateOptions.TryParse(Words.Of(["submit", .. words]), 1, out var fault));
        Assert.Null(fault);
    }

    [Fact]
    public void What_stands_behind_two_dashes_is_the_command_word_for_word()
    {
        var read = GateOptions.TryParse(Words.Of("submit", "--hold", "--", "--wait", "--", "-n", ""), 1, out _)!;

        Assert.Equal(["--wait", "--", "-n", ""], Words.Texts(read.Command));
        Assert.Equal((true, false, (byte[]?)null), (read.Hold, read.Wait, read.Script));
    }

    [Theory]
    [InlineData("script.sh")]
    [InlineData("-")]
    [InlineData("")]
    public void The_first_other_word_is_a_script_and_the_rest_its_arguments(string script)
    {
        var read = GateOptions.TryParse(Words.Of("submit", "--hold", script, "--wait", "x"), 1, out _)!;

        Assert.Equal(script, Words.Text(read.Script));
        Assert.Equal(["--wait", "x"], Words.Texts(read.Command));
        Assert.False(read.Wait);
    }

    [Fact]
    public void Run_takes_the_first_word_for_its_command()
    {
        var read = GateOptions.TryParse(Words.Of("run", "make", "-n", "all"), 1, out _)!;

        Assert.True(read.TryTakeCommand());
        Assert.Null(read.Script);
        Assert.Equal(["make", "-n", "all"], Words.Texts(read.Command));
    }

    [Fact]
    public void Run_does_not_take_standard_input_for_a_command()
    {
        var read = GateOptions.TryParse(Words.Of("run", "-"), 1, out _)!;

        Assert.False(read.TryTakeCommand());
        Assert.Equal("-", Words.Text(read.Script));
    }

    [Fact]
    public void A_password_comes_out_of_its_file_without_the_end_of_its_line()
    {
        using var folder = new Scratch();

        Assert.Equal(" secret ", Read("--monitor-password-file", folder.File("password", " secret \r\n")).MonitorPassword);
        Assert.Equal("", Read("--monitor-password-file", folder.File("empty", "")).MonitorPassword);
    }

    [Fact]
    public void A_password_goes_only_with_a_variable()
    {
        using var folder = new Scratch();
        var file = folder.File("password", "of the file\n");
        var environment = Words.Of("WEIR_JV_PASSWORD=of the environment");

        Assert.Equal("of the file", Added(environment, "--monitor", "M", "--monitor-password-file", file).MonitorPassword);
        Assert.Equal("of the environment", Added(environment, "--monitor", "M").MonitorPassword);
        Assert.Null(Added([], "--monitor", "M").MonitorPassword);
        Assert.Null(Added(environment, "--monitor-password-file", file).MonitorPassword);
    }

    [Fact]
    public void All_that_was_said_goes_into_the_submission()
    {
        var added = Added(
            [],
            "--lda",
            "area",
            "--library-list",
            "A:B",
            "--date",
            "2026-12-31",
            "--priority",
            "2",
            "--hold",
            "--limit",
            "TAPE=2",
            "--monitor",
            "M",
            "--service",
            "NIGHT"
        );

        Assert.Equal("area", Words.Text(added.LocalDataArea));
        Assert.Equal(["A", "B"], added.LibraryList.Select(library => library.Text));
        Assert.Equal((new DateOnly(2026, 12, 31), 2, true), (added.JobDate, added.Priority, added.Hold));
        Assert.Equal(("TAPE=2", "M", "NIGHT"), ($"{added.Limits.Single()}", added.Monitor, added.Service?.Text));
    }

    [Fact]
    public void What_was_not_said_leaves_the_usual_values()
    {
        var added = Added([]);

        Assert.Equal((5, false, (DateOnly?)null, (string?)null), (added.Priority, added.Hold, added.JobDate, added.Monitor));
        Assert.Empty(added.Limits);
        Assert.Empty(added.LibraryList);
        Assert.Null(added.LocalDataArea);
        Assert.Null(added.Service);
    }

    private static GateOptions? TryRead(out string? fault, params string[] words) =>
        GateOptions.TryParse(Words.Of(["submit", .. words, "--", "true"]), 1, out fault);

    private static GateOptions Read(params string[] words)
    {
        var read = TryRead(out var fault, words);
        Assert.Null(fault);
        Assert.NotNull(read);
        Assert.Equal(["true"], read.Command.Select(Encoding.UTF8.GetString));
        return read;
    }

    private static string FaultOf(params string[] words)
    {
        Assert.Null(TryRead(out var fault, words));
        Assert.NotNull(fault);
        return fault;
    }

    private static Submission Added(List<byte[]> environment, params string[] words) =>
        Read(words).AddTo(Submitted.Command("true"), environment);
}
