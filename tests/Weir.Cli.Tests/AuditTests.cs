using System.Text.Json;

namespace Weir.Cli.Tests;

public sealed class AuditTests
{
    private const string Page = """
        {"items":[
         {"id":3,"at":"2026-11-21T11:00:02Z","user":"alice","action":"cancel","kind":"job","subject":"147","outcome":"refused","provenUser":"alice","userId":1000,"machine":"north","origin":"socket","detail":"job 000000147 is not yours","text":"mine \u001b[2K"},
         {"id":2,"at":"2026-11-21T11:00:01Z","user":"bob","action":"limit set","kind":"limit","subject":"TAPE","outcome":"done","provenUser":"root","machine":"north","origin":"socket","before":"1","after":"2"},
         {"id":1,"at":"2026-11-21T11:00:00Z","user":"carol","action":"release","kind":"job","subject":"146","outcome":"done","provenUser":"carol","origin":"token","through":"ci","address":"10.0.0.7","detail":"job 000000146 is released","text":"go"}],
         "next":NEXT}
        """;

    [Fact]
    public async Task Who_from_where_did_what_stands_in_one_line_each_and_texts_are_escaped()
    {
        var asked = "";
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked = request.Path + Uri.UnescapeDataString(request.QueryString.Value!);
                return (200, Page.Replace("NEXT", "\"1\"", StringComparison.Ordinal));
            }
        );

        var typed = await Typed.RunAsync(
            around => around with { Width = 200 },
            "audit",
            "--user",
            "alice",
            "--subject",
            "job 147",
            "--since",
            "10:00",
            "--outcome",
            "refused",
            "--action",
            "rule remove",
            "--machine",
            "north",
            "--socket",
            weir.Socket
        );

        Assert.Equal(
            "/v1/audit?user=alice&action=rule remove&subject=job 147&since=2026-11-21T10:00:00Z&machine=north&outcome=refused",
            asked
        );
        var lines = typed.Out.Split('\n');
        Assert.EndsWith(
            "refused  alice at north: cancel, job 147: job 000000147 is not yours; \"mine \\x1B[2K\"",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.EndsWith("done     bob at north, as root says: limit set, limit TAPE: 1 -> 2", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(
            "done     carol by token ci from 10.0.0.7: release, job 146: job 000000146 is released; \"go\"",
            lines[2],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\u001b', typed.Out);
        Assert.Equal("more: --cursor 1", typed.Error.TrimEnd());
    }

    [Fact]
    public async Task An_export_has_all_pages_one_object_a_line()
    {
        await using var weir = await StubWeir.StartAsync(
            (request, _) => (200, Page.Replace("NEXT", request.Query["cursor"] == "x" ? "null" : "\"x\"", StringComparison.Ordinal))
        );

        var typed = await Typed.RunAsync("audit", "export", "-", "--user", "alice", "--socket", weir.Socket);

        var lines = typed.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("user", out _)));
        Assert.Equal("6 entries", typed.Error.TrimEnd());
    }

    [Fact]
    public async Task An_export_writes_over_nothing_and_is_for_its_maker_only()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Page.Replace("NEXT", "null", StringComparison.Ordinal)));
        var file = Path.Combine(Path.GetDirectoryName(weir.Socket)!, "audit.jsonl");

        var first = await Typed.RunAsync("audit", "export", file, "--socket", weir.Socket);
        var second = await Typed.RunAsync("audit", "export", file, "--socket", weir.Socket);

        Assert.Equal((0, 1), (first.Status, second.Status));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(3, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Length);
    }
}
