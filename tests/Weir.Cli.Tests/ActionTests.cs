using System.Text.Json;

namespace Weir.Cli.Tests;

public sealed class ActionTests
{
    private const string Job =
        """{"number":147,"id":"J0000147","name":"NIGHTLY","user":"alice","machine":"m","schedule":"AdHoc","date":"2026-11-21","state":"Waiting","holders":[],"submittedAt":"2026-11-21T11:00:00Z","trackType":"track","way":"submit","mode":"stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5}""";
    private const string Row =
        """{"number":147,"name":"NIGHTLY","user":"alice","at":"2026-11-21T11:00:00Z","letter":"R","status":"submitted","actions":[]}""";
    private const string Acted = $$"""{"job":{{Job}},"text":"job 000000147 is held"}""";

    [Theory]
    [InlineData("hold 147", "hold", """{"text":null,"as":null,"grace":null,"held":false}""")]
    [InlineData("hold 147 -t why", "hold", """{"text":"why","as":null,"grace":null,"held":false}""")]
    [InlineData("release J0000147", "release", """{"text":null,"as":null,"grace":null,"held":false}""")]
    [InlineData("start 000000147 --held", "start", """{"text":null,"as":null,"grace":null,"held":true}""")]
    [InlineData("cancel 147 --grace 0", "cancel", """{"text":null,"as":null,"grace":0,"held":false}""")]
    [InlineData("skip 147", "skip", """{"text":null,"as":null,"grace":null,"held":false}""")]
    [InlineData("rerun 147", "rerun", """{"text":null,"as":null,"grace":null,"held":false}""")]
    [InlineData("waive 147 after:LOAD", "waive", """{"text":null,"as":null,"condition":"after:LOAD","grace":null,"held":false}""")]
    [InlineData(
        "rerun 147 --held --not-before 2099-12-31T22:30Z",
        "rerun",
        """{"text":null,"as":null,"grace":null,"held":true,"notBefore":"2099-12-31T22:30:00+00:00"}"""
    )]
    [InlineData("mark 147 fixed", "mark", """{"text":null,"as":"fixed","grace":null,"held":false}""")]
    public async Task An_action_goes_to_the_job_with_what_was_said(string line, string action, string message)
    {
        string? path = null,
            sent = null;
        await using var weir = await StubWeir.StartAsync(
            (request, body) =>
            {
                (path, sent) = (request.Method + " " + request.Path, body);
                return (200, Acted);
            }
        );

        var typed = await Typed.RunAsync([.. line.Split(' '), "--socket", weir.Socket]);

        Assert.Equal(0, typed.Status);
        Assert.Equal($"POST /v1/jobs/147/{action}", path);
        Assert.Equal(Fields(message), Fields(sent!));
        Assert.Contains("000000147", typed.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"startedAt\":\"2026-11-21T11:00:01Z\",\"processId\":4711,\"cgroup\":\"weir/147\"", "pid 4711, weir/147")]
    [InlineData("\"startedAt\":\"2026-11-21T11:00:01Z\",\"processId\":4711", "pid 4711")]
    [InlineData("\"startedAt\":\"2026-11-21T11:00:01Z\"", "it has started")]
    [InlineData("\"at\":\"2026-11-21T11:00:00Z\"", "it is ordered, and has not begun yet: weir job 147 shows when it has")]
    [InlineData("\"endedAt\":\"2026-11-21T11:00:01Z\",\"text\":\"no such program\"", "it did not start: no such program")]
    public async Task J79_the_answer_to_a_start_names_what_was_started(string row, string line)
    {
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
                request.Path.Value!.EndsWith("/started", StringComparison.Ordinal)
                    ? (200, Row.Replace("}", $",{row}}}", StringComparison.Ordinal))
                    : (200, Acted.Replace("Waiting", "Starting", StringComparison.Ordinal))
        );

        var typed = await Typed.RunAsync(["rlsjob", "147", "--socket", weir.Socket]);
        var json = await Typed.RunAsync(["start", "147", "--json", "--socket", weir.Socket]);

        Assert.Equal((0, line), (typed.Status, typed.Out.TrimEnd().Split('\n')[^1]));
        Assert.Equal(
            row.Contains("4711", StringComparison.Ordinal) ? 4711 : (int?)null,
            JsonDocument.Parse(json.Out).RootElement.TryGetProperty("started", out var started)
            && started.GetProperty("processId") is { ValueKind: JsonValueKind.Number } process
                ? process.GetInt32()
                : null
        );
    }

    [Fact]
    public async Task J79_a_start_at_another_machine_is_said_to_be_ordered()
    {
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
                request.Path.Value!.EndsWith("/started", StringComparison.Ordinal)
                    ? (404, """{"code":"not-found","detail":"this machine has no job"}""")
                    : (200, Acted.Replace("Waiting", "Starting", StringComparison.Ordinal))
        );

        var typed = await Typed.RunAsync(["start", "147", "--socket", weir.Socket]);

        Assert.Equal((0, ""), (typed.Status, typed.Error));
        Assert.Contains("it is ordered, and has not begun yet", typed.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--priority 1", """{"priority":1}""")]
    [InlineData("--service NET.PAY -q A/B", """{"service":"NET.PAY","jobQueue":"A/B"}""")]
    [InlineData("--limit TAPE=2 --limit DISK", """{"limits":["TAPE=2","DISK"]}""")]
    [InlineData("--limit none", """{"limits":[]}""")]
    [InlineData(
        "--not-before 2099-12-31T22:30Z --latest-start 2099-12-31T23:00Z",
        """{"notBefore":"2099-12-31T22:30:00+00:00","latestStart":"2099-12-31T23:00:00+00:00"}"""
    )]
    [InlineData("--later -15", """{"minutesLater":-15}""")]
    [InlineData("--max-run-time 90m --run", """{"maxRunTime":"90m","run":true}""")]
    public async Task A_change_says_what_is_to_be_another_and_nothing_else(string options, string change)
    {
        string? sent = null;
        await using var weir = await StubWeir.StartAsync(
            (_, body) =>
            {
                sent = body;
                return (200, Acted);
            }
        );

        var typed = await Typed.RunAsync(["change", "147", .. options.Split(' '), "--socket", weir.Socket]);

        Assert.Equal((0, ""), (typed.Status, typed.Error));
        var said = JsonDocument.Parse(sent!).RootElement.GetProperty("change").EnumerateObject();
        Assert.Equal(
            Fields(change),
            said.Where(member => member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
                .Select(member => member.ToString())
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("--priority 10", "--priority 10 is out of range; allowed is 1 to 9")]
    [InlineData("--service a\u00b0b", "--service 'a")]
    [InlineData("-q NIGHT", "--job-queue 'NIGHT' is not allowed; allowed is LIBRARY/NAME")]
    [InlineData("--limit TAPE=0", "--limit 'TAPE=0' is not allowed; allowed is NAME, NAME=n with n from 1 to 999, or NAME=all")]
    [InlineData("--not-before soon", "--not-before 'soon' is no moment; allowed is HH:MM")]
    public async Task A_change_that_cannot_be_read_says_what_is_allowed(string options, string why)
    {
        var typed = await Typed.RunAsync(["change", "147", .. options.Split(' ')]);

        Assert.Equal(2, typed.Status);
        Assert.Contains(why, typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_a_date_is_looked_up_first()
    {
        var asked = new List<string>();
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked.Add(request.Path + request.QueryString.Value);
                return (200, request.Method == "GET" ? $$"""{"items":[{{Job}}],"next":null}""" : Acted);
            }
        );

        await Typed.RunAsync("hold", "AdHoc/NIGHTLY@2026-11-20", "--socket", weir.Socket);

        Assert.Equal(["/v1/jobs?schedule=AdHoc&name=NIGHTLY&date=2026-11-20&limit=1", "/v1/jobs/147/hold"], asked);
    }

    [Fact]
    public async Task Of_several_jobs_each_is_tried_and_the_first_refusal_is_the_status()
    {
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
                request.Path == "/v1/jobs/1/hold"
                    ? (404, """{"type":"t","title":"t","status":404,"detail":"there is no job 000000001","code":"not-found"}""")
                    : (200, Acted)
        );

        var typed = await Typed.RunAsync("hold", "1", "147", "--socket", weir.Socket);

        Assert.Equal(4, typed.Status);
        Assert.Equal("weir: hold: 1: there is no job 000000001", typed.Error.TrimEnd());
        Assert.Equal("job 000000147 is held\n", typed.Out);
    }

    [Fact]
    public async Task Json_of_one_job_is_an_object_and_of_several_an_array()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Acted));

        var one = await Typed.RunAsync("hold", "147", "--json", "--socket", weir.Socket);
        var two = await Typed.RunAsync("hold", "147", "148", "--json", "--socket", weir.Socket);

        Assert.Equal(Acted + "\n", one.Out);
        Assert.Equal($"[{Acted},{Acted}]\n", two.Out);
    }

    [Fact]
    public async Task Where_nobody_answers_the_rest_is_not_tried()
    {
        var typed = await Typed.RunAsync("hold", "1", "2", "--socket", "/nonexistent/weir.sock");

        Assert.Equal(3, typed.Status);
        Assert.Single(typed.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_reruns_number_is_data_and_the_rest_is_said_beside_it()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Acted));

        var typed = await Typed.RunAsync("rerun", "12", "--socket", weir.Socket);

        Assert.Equal("000000147\n", typed.Out);
        Assert.Equal("job 000000147 is held", typed.Error.TrimEnd());
    }

    private static string[] Fields(string json) =>
        [.. JsonDocument.Parse(json).RootElement.EnumerateObject().Select(p => p.ToString()).Order(StringComparer.Ordinal)];
}
