using System.Text.Json.Nodes;

namespace Weir.Cli.Tests;

public sealed class JobsTests
{
    [Fact]
    public async Task Filters_go_to_the_server()
    {
        var asked = "";
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked = request.QueryString.Value!;
                return (200, """{"items":[],"next":null}""");
            }
        );
        await Typed.RunAsync("jobs", "--schedule", "AdHoc", "--state", "waiting", "--rows", "5", "--socket", weir.Socket);
        Assert.Equal("?state=Waiting&schedule=AdHoc&limit=5", asked);
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("tracked")]
    [InlineData("messages")]
    [InlineData("audit")]
    [InlineData("queue|general|--jobs")]
    public async Task How_many_rows_is_said_by_rows_and_its_older_name_is_read_and_not_shown(string verb)
    {
        var words = verb.Split('|');
        foreach (var option in new[] { "--rows", "--limit" })
        {
            var refused = await Typed.RunAsync([.. words, option, "1001"]);

            Assert.Equal(
                (2, true),
                (refused.Status, refused.Error.Contains($"{option} 1001 is out of range; allowed is 1 to 1000", StringComparison.Ordinal))
            );
        }

        var help = (await Typed.RunAsync([.. words, "--help"])).Out;
        Assert.Contains("--rows", help, StringComparison.Ordinal);
        Assert.DoesNotContain("--limit", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_one_line_and_its_kind_is_the_exit_status()
    {
        await using var weir = await StubWeir.StartAsync(
            (_, _) => (404, """{"type":"t","title":"t","status":404,"detail":"there is no job 000000147","code":"not-found"}""")
        );
        var typed = await Typed.RunAsync("rlsjob", "147", "--socket", weir.Socket);
        Assert.Equal(4, typed.Status);
        Assert.Equal("weir: start: there is no job 000000147", typed.Error.TrimEnd());
    }

    [Fact]
    public async Task The_list_says_who_started_a_job_past_all_that_held_it_J80()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, $$"""{"items":[{{Job()}}],"next":null}"""));

        var typed = await Typed.RunAsync("jobs", "--socket", weir.Socket);

        Assert.Contains("started by alice", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task J80_the_list_says_so_too_of_a_job_that_ended_for_a_reason()
    {
        var ended = Job().Replace("\"reasonText\":null", "\"reasonText\":\"gone\"", StringComparison.Ordinal);
        await using var weir = await StubWeir.StartAsync((_, _) => (200, $$"""{"items":[{{ended}}],"next":null}"""));

        var typed = await Typed.RunAsync("jobs", "--socket", weir.Socket);

        Assert.Contains("started by alice; gone", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_shows_its_letter_in_the_tracking_log_with_its_meaning_J74()
    {
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
                request.Path.StartsWithSegments("/v1/tracked", StringComparison.Ordinal)
                    ? (
                        200,
                        """{"number":147,"name":"LOAD","user":"bob","at":"2026-11-21T11:00:00Z","letter":"M","status":"released-by-operator","code":null,"text":null,"actions":[],"processId":4711,"cgroup":"weir/147","meaning":"started by an operator at this machine"}"""
                    )
                    : (200, $$"""{"job":{{Job()}},"history":[]}""")
        );

        var typed = await Typed.RunAsync("job", "147", "--socket", weir.Socket);

        Assert.Contains("M released-by-operator: started by an operator at this machine", typed.Out, StringComparison.Ordinal);
        Assert.Contains("4711 in weir/147", typed.Out, StringComparison.Ordinal);
    }

    // The job of the golden file, running.
    private static string Job()
    {
        var detail = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "job.json")))!;
        var job = detail["job"]!;
        (job["state"], job["reasonText"], job["late"], job["startedBy"]) = ("Running", null, new JsonArray(), "alice");
        return job.ToJsonString();
    }
}
