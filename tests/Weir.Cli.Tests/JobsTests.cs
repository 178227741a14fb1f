namespace Weir.Cli.Tests;

public sealed class JobsTests
{
    private const string Page = """
        {"items":[
        {"number":147,"id":"J0000147","name":"NIGHTLY","user":"alice","machine":"m","schedule":"AdHoc","date":"2026-11-21","state":"Waiting","holders":[{"manager":"user","code":"user-hold","text":"held by alice\u001b[2J since the backup of the week has not come to its end","since":"2026-11-21T11:00:00Z","release":"weir release 147"},{"manager":"turn","code":"turn","text":"x","since":"2026-11-21T11:00:00Z","release":"y"}],"submittedAt":"2026-11-21T11:00:00Z","trackType":"track","way":"submit","mode":"stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5},
        {"number":9,"id":"J0000009","name":"load","user":"bob","machine":"m","schedule":"AdHoc","date":"2026-11-20","state":"Failed","holders":[],"submittedAt":"2026-11-20T11:00:00Z","endedAt":"2026-11-20T11:00:05Z","exitCode":3,"trackType":"track","way":"cron","mode":"inPlace","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5}
        ],"next":null}
        """;

    [Fact]
    public async Task Jobs_fit_eighty_columns_and_foreign_text_cannot_steer_the_terminal()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Page));
        var typed = await Typed.RunAsync("jobs", "--socket", weir.Socket);
        Assert.Equal("", typed.Error);
        Assert.Equal(
            """
               Number  Name     User   State    Since             Exit  Why
            000000147  NIGHTLY  alice  Waiting  11:00:00                held by alice\x1B[2J si…
            000000009  load     bob    Failed   2026-11-20 11:00     3

            """, typed.Out);
        Assert.All(typed.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Json_is_the_answer_as_it_came()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Page));
        var typed = await Typed.RunAsync("jobs", "--json", "--socket", weir.Socket);
        Assert.Equal(Page + "\n", typed.Out);
    }

    [Fact]
    public async Task Filters_go_to_the_server()
    {
        var asked = "";
        await using var weir = await StubWeir.StartAsync((request, _) =>
        {
            asked = request.QueryString.Value!;
            return (200, """{"items":[],"next":null}""");
        });
        await Typed.RunAsync("jobs", "--schedule", "AdHoc", "--state", "waiting", "--limit", "5", "--socket", weir.Socket);
        Assert.Equal("?state=Waiting&schedule=AdHoc&limit=5", asked);
    }

    [Fact]
    public async Task A_refusal_is_one_line_and_its_kind_is_the_exit_status()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (404, """{"type":"t","title":"t","status":404,"detail":"there is no job 000000147","code":"not-found"}"""));
        var typed = await Typed.RunAsync("rlsjob", "147", "--socket", weir.Socket);
        Assert.Equal(4, typed.Status);
        Assert.Equal("weir: start: there is no job 000000147", typed.Error.TrimEnd());
    }
}
