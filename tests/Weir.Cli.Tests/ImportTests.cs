using System.Text;

namespace Weir.Cli.Tests;

public sealed class ImportTests
{
    private const string Taken =
        """{"yaml":"kind: schedule\nname: CRON\n","lines":[{"file":"standard input","line":1,"text":"0 0 * * * x","job":"x","notes":["a note"],"next":["2026-12-01T00:00:00+00:00"],"cronNext":["2026-12-01T00:00:00+00:00"]}],"faults":[],"notes":[]}""";

    private const string Refused =
        """{"yaml":"kind: schedule\nname: CRON\n","lines":[],"faults":[{"file":"standard input","line":2,"text":"no"}],"notes":[]}""";

    [Fact]
    public async Task Definitions_are_printed_with_the_next_runs_as_comments()
    {
        string? sent = null;
        await using var weir = await StubWeir.StartAsync(
            (_, body) =>
            {
                sent = body;
                return (200, Taken);
            }
        );

        var typed = await TypeAsync(weir, "import", "crontab", "-", "--user", "anna");

        Assert.Equal(0, typed.Status);
        Assert.Equal(
            "kind: schedule\nname: CRON\n"
                + "# Line              Job  Next               By cron's rule\n"
                + "# standard input:1  x    2026-12-01 00:00Z  2026-12-01 00:00Z\n",
            typed.Out
        );
        Assert.Equal("weir: import crontab: standard input:1: a note\n", typed.Error);
        Assert.Contains("\"user\":\"anna\"", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_line_that_cannot_be_taken_nothing_is_put_into_force()
    {
        List<string> asked = [];
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked.Add(request.Path);
                return (200, Refused);
            }
        );

        var printed = await TypeAsync(weir, "import", "crontab", "-");
        var applied = await TypeAsync(weir, "import", "crontab", "-", "--apply");

        Assert.Equal((1, 1), (printed.Status, applied.Status));
        Assert.Contains("standard input:2 cannot be taken: no", printed.Error, StringComparison.Ordinal);
        Assert.Contains("nothing is put into force", applied.Error, StringComparison.Ordinal);
        Assert.All(asked, path => Assert.Equal("/v1/definitions/crontab", path));
    }

    [Theory]
    [InlineData("import crontab")]
    [InlineData("import crontab t --system")]
    [InlineData("import crontab --user u --system")]
    public async Task One_table_is_named_and_not_two(string line)
    {
        var typed = await Typed.RunAsync(line.Split(' '));

        Assert.Equal(2, typed.Status);
        Assert.Contains("one of FILE, --user NAME and --system says which table", typed.Error, StringComparison.Ordinal);
    }

    private static Task<Typed> TypeAsync(StubWeir weir, params string[] words) =>
        Typed.RunWithInputAsync(Encoding.UTF8.GetBytes("0 0 * * * x\n"), [.. words, "--socket", weir.Socket]);
}
