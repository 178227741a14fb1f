using System.Text;

namespace Weir.Cli.Tests;

public sealed class JobTargetsTests
{
    private const string Preview =
        """{"action":"release","numbers":[8,7],"items":[],"refused":[{"text":"Succeeded; allowed: rerun, mark","count":12,"numbers":[6,5]}]}""";
    private const string Acted =
        """{"done":[{"number":8,"now":8,"text":"job 000000008 is released"}],"refused":[{"number":7,"code":"wrong-state","text":"job 000000007 is Running"}]}""";

    [Fact]
    public async Task What_was_selected_is_done_with_exactly_the_jobs_that_were_said()
    {
        await using var weir = await StubAsync();

        var typed = await Typed.RunAsync("release", "--name", "PAY*", "--since", "8h", "--yes", "-t", "go", "--socket", weir.Stub.Socket);

        Assert.Equal(
            ["GET /v1/jobs/release/preview?name=PAY%2A&submitted=2026-11-21T04%3A00%3A00Z..", "POST /v1/jobs/release"],
            weir.Asked
        );
        Assert.Contains("\"numbers\":[8,7]", weir.Sent, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"go\"", weir.Sent, StringComparison.Ordinal);
        Assert.Equal((1, "job 000000008 is released\n"), (typed.Status, typed.Out));
        Assert.Equal("weir: release: 000000007: job 000000007 is Running\nweir: release: 1 done, 1 refused\n", typed.Error);
    }

    [Theory]
    [InlineData("y\n", 2)]
    [InlineData("yes\n", 2)]
    [InlineData("n\n", 1)]
    [InlineData("\n", 1)]
    [InlineData("", 1)]
    public async Task On_a_terminal_it_asks_first_and_only_yes_is_yes(string answer, int requests)
    {
        await using var weir = await StubAsync();

        var typed = await Typed.RunAsync(
            around =>
                around with
                {
                    InIsTerminal = true,
                    ErrorIsTerminal = true,
                    RawIn = () => new MemoryStream(Encoding.UTF8.GetBytes(answer)),
                },
            "release",
            "--failed",
            "--socket",
            weir.Stub.Socket
        );

        Assert.Equal(requests, weir.Asked.Count);
        Assert.Contains("release 2 jobs? [y/N] ", typed.Error, StringComparison.Ordinal);
        Assert.Contains("not 12 jobs: Succeeded; allowed: rerun, mark: 6, 5, …", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_answer_it_is_refused_with_what_to_say()
    {
        await using var weir = await StubAsync();

        var typed = await Typed.RunAsync("release", "--all", "--socket", weir.Stub.Socket);

        Assert.Equal(
            (2, "weir: release: 2 jobs selected, and nobody is here to ask; say --yes, or --expect 2\n"),
            (typed.Status, typed.Error)
        );
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public async Task An_expected_count_is_the_answer_and_another_one_does_nothing(int expected, int requests)
    {
        await using var weir = await StubAsync();

        var typed = await Typed.RunAsync("release", "--all", "--expect", $"{expected}", "--socket", weir.Stub.Socket);

        Assert.Equal((1, requests), (typed.Status, weir.Asked.Count));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_does_nothing()
    {
        await using var weir = await StubAsync();

        var typed = await Typed.RunAsync("release", "--user", "anna,bert", "--dry-run", "--socket", weir.Stub.Socket);

        Assert.Equal((0, "GET /v1/jobs/release/preview?user=anna%2Cbert"), (typed.Status, Assert.Single(weir.Asked)));
        Assert.StartsWith("release: 2 jobs\nand 2 more\n", typed.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "release",
        "weir: release: JOB is missing; name jobs, select them by --name, --state and so on, or say --all; see weir release --help"
    )]
    [InlineData("release 5 --failed", "weir: release: jobs are named or selected, not both; leave out JOB or the options that select")]
    [InlineData("hold 60-41", "weir: hold: '60-41' is not allowed; allowed is FIRST-LAST, at most 10000 numbers")]
    [InlineData(
        "hold --ended soon",
        "weir: hold: --ended: 'soon' is not a stretch of time: FROM..TO with either end open, each a time such as 03:10, 2026-11-21T03:10, 2026-11-21T03:10:00Z, today, -8h, or now; or one day"
    )]
    public async Task What_cannot_be_meant_is_refused(string line, string error)
    {
        await using var weir = await StubAsync();

        var typed = await Typed.RunAsync([.. line.Split(' '), "--socket", weir.Stub.Socket]);

        Assert.Equal((2, error), (typed.Status, typed.Error.TrimEnd()));
        Assert.Empty(weir.Asked);
    }

    private static async Task<Recorded> StubAsync()
    {
        var recorded = new Recorded();
        recorded.Stub = await StubWeir.StartAsync(
            (request, body) =>
            {
                recorded.Asked.Add($"{request.Method} {request.Path}{request.QueryString}");
                recorded.Sent = body;
                return (200, request.Method == "GET" ? Preview : Acted);
            }
        );
        return recorded;
    }

    private sealed class Recorded : IAsyncDisposable
    {
        public StubWeir Stub { get; set; } = null!;

        public List<string> Asked { get; } = [];

        public string Sent { get; set; } = "";

        public ValueTask DisposeAsync() => Stub.DisposeAsync();
    }
}
