namespace Weir.Cli.Tests;

public sealed class WaitTests
{
    [Theory]
    [InlineData("Succeeded", 0)]
    [InlineData("Skipped", 0)]
    [InlineData("Fixed", 0)]
    [InlineData("Failed", 1)]
    [InlineData("Cancelled", 1)]
    [InlineData("UnderReview", 1)]
    public async Task It_ends_with_0_where_all_ended_well(string state, int status)
    {
        var sent = "";
        await using var weir = await StubWeir.StartAsync(
            (request, body) =>
            {
                if (request.Path == "/v1/whoami")
                {
                    return (200, Whoami);
                }

                sent = body;
                return (200, $$"""{"items":[{{Job(147, state)}}],"next":null}""");
            }
        );

        var typed = await Typed.RunAsync("wait", "147-148", "--any", "--socket", weir.Socket);

        Assert.Equal((status, $"job 000000147 NIGHTLY: {state}, exit 3\n"), (typed.Status, typed.Out));
        Assert.Equal("""{"numbers":[147,148],"any":true}""", sent);
    }

    [Fact]
    public async Task What_is_selected_now_is_waited_for()
    {
        List<string> asked = [];
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked.Add(request.Path + request.QueryString);
                return (200, $$"""{"items":[{{Job(5, "Succeeded")}}],"next":null}""");
            }
        );

        var typed = await Typed.RunAsync("wait", "--name", "LOAD*", "--socket", weir.Socket);

        Assert.Equal(0, typed.Status);
        Assert.Equal(["/v1/jobs?name=LOAD%2A&limit=1000", "/v1/jobs/wait"], asked);
    }

    [Theory]
    [InlineData("wait", "JOB is missing; name jobs, or select them by --name, --state and so on; see weir wait --help")]
    [InlineData("wait 5 --failed", "jobs are named or selected, not both; leave out JOB or the options that select")]
    [InlineData("wait 5 --timeout soon", "--timeout 'soon' is not allowed; allowed is a time such as 30s, 15m, 2h or 1d, at most 31d")]
    public async Task What_cannot_be_meant_is_refused(string line, string error)
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, """{"items":[],"next":null}"""));

        var typed = await Typed.RunAsync([.. line.Split(' '), "--socket", weir.Socket]);

        Assert.Equal((2, $"weir: wait: {error}"), (typed.Status, typed.Error.TrimEnd()));
    }

    [Fact]
    public async Task Where_no_Weir_answers_it_does_not_wait_for_one()
    {
        var typed = await Typed.RunAsync("wait", "5", "--socket", "/nowhere/weir.sock");

        Assert.Equal(3, typed.Status);
    }

    private const string Whoami = """{"user":"alice","role":"operator","by":"socket"}""";

    private static string Job(int number, string state) =>
        $$"""{"number":{{number}},"id":"J0000147","name":"NIGHTLY","user":"alice","machine":"m","schedule":"AdHoc","date":"2026-11-21","state":"{{state}}","holders":[],"submittedAt":"2026-11-21T11:00:00Z","exitCode":3,"trackType":"track","way":"submit","mode":"stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5}""";
}
