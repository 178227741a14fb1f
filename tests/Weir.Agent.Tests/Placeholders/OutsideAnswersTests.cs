using System.Globalization;
using Weir.Agent.Placeholders;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Variables;

namespace Weir.Agent.Tests.Placeholders;

/// <summary>What programs, files and the environment say, asked for real.</summary>
public sealed class OutsideAnswersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weir-outside");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("printf 'a b\\n\\n'", "a b", "")]
    [InlineData("printf '%s %s' \"$WEIR_JOB_NAME\" \"$WEIR_VARIABLE\"", "TEST V", "")]
    [InlineData("echo why >&2; exit 3", null, "program /bin/sh ended with status 3: why")]
    [InlineData("head -c 100000 /dev/zero | tr '\\0' x", null, "the output of program /bin/sh is no text of at most 4096 characters")]
    [InlineData("printf '\\377'", null, "the output of program /bin/sh is no text of at most 4096 characters")]
    public async Task A_program_says_what_it_prints_or_why_it_failed(string line, string? text, string fault)
    {
        var answer = await AskAsync(
            new VariableText
            {
                Name = "V",
                Program = ["/bin/sh", "-c", line],
                Within = "30s",
            }
        );

        Assert.Equal((text, fault), (answer.Text, answer.Fault));
    }

    [Fact]
    public async Task A_program_runs_as_the_jobs_user_and_as_nobody_else()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");

        var answer = await AskAsync(
            new VariableText { Name = "V", Program = ["/bin/sh", "-c", "id -u; id -G"] },
            new Submitter("nobody", 65534, 65534, [])
        );

        Assert.Equal("65534\n65534", answer.Text);
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_ended_with_its_children()
    {
        var fifo = Path.Join(_folder.FullName, "never");

        var answer = await AskAsync(
            new VariableText
            {
                Name = "V",
                Program = ["/bin/sh", "-c", $"mkfifo {fifo}; cat {fifo}"],
                Within = "1s",
            }
        );

        Assert.Equal((null, "program /bin/sh was not done within 1 s"), (answer.Text, answer.Fault));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var answer = await AskAsync(new VariableText { Name = "V", Program = ["/nowhere/tool"] });

        Assert.Null(answer.Text);
        Assert.StartsWith("program /nowhere/tool cannot be run as ", answer.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_file_the_first_line_counts()
    {
        Assert.Equal("north", (await AskAsync(File("site", "north\r\nsouth\n"))).Text);
        Assert.Equal("", (await AskAsync(File("empty", ""))).Text);
    }

    [Fact]
    public async Task Links_pipes_and_folders_are_no_files()
    {
        var target = File("target", "x").File!;
        var link = Path.Join(_folder.FullName, "link");
        System.IO.File.CreateSymbolicLink(link, target);

        foreach (var path in new[] { link, _folder.FullName, "/dev/zero", "/nowhere/site" })
        {
            var answer = await AskAsync(new VariableText { Name = "V", File = path });

            Assert.Null(answer.Text);
            Assert.StartsWith($"file {path} cannot be read as ", answer.Fault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_the_jobs_user_may_not_read_is_not_read()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        var file = File("secret", "x");
        System.IO.File.SetUnixFileMode(
            _folder.FullName,
            UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherExecute | UnixFileMode.UserWrite
        );
        System.IO.File.SetUnixFileMode(file.File!, UnixFileMode.UserRead);

        Assert.Equal("x", (await AskAsync(file)).Text);
        Assert.Null((await AskAsync(file, new Submitter("nobody", 65534, 65534, []))).Text);
    }

    [Theory]
    [InlineData("TZ", "UTC", "")]
    [InlineData("NONE", null, "the job's environment has no NONE")]
    public async Task The_environment_is_the_jobs(string name, string? text, string fault)
    {
        var answer = await AskAsync(new VariableText { Name = "V", Environment = name });

        Assert.Equal((text, fault), (answer.Text, answer.Fault));
    }

    private VariableText File(string name, string text)
    {
        var path = Path.Join(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return new VariableText { Name = "V", File = path };
    }

    private static Task<OutsideAnswer> AskAsync(VariableText text, Submitter? submitter = null)
    {
        Assert.True(VariableDefinition.TryCreate(text, out var variable, out _));
        var me = UserAccounts.CurrentUserId;
        return new OutsideAnswers(TimeProvider.System).AskAsync(
            new OutsideQuestion(variable, variable.Source.Texts),
            new TrackingNumber(147),
            AgentFixture.Submission() with
            {
                Environment = ["TZ=UTC"u8.ToArray()],
            },
            submitter ?? new Submitter(me.ToString(CultureInfo.InvariantCulture), me, me, [])
        );
    }
}
