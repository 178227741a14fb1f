namespace Weir.Cli.Tests;

/// <summary><c>weir tracked</c>: one row with all its values, and all rows as comma-separated values.</summary>
public sealed class TrackedTests
{
    private const string Row = """
        {"number":147,"name":"NIGHTLY","user":"alice","at":"2026-11-21T11:00:00Z","letter":"E","status":"rejected","severity":90,"code":"no-definition","text":"there is \"none\", at all","actions":["start","cancel"],"processId":null,"cgroup":null,"way":"submit","rule":"R7","submittedAt":"2026-11-21T10:59:58Z","meaning":"the server rejected it","jobQueue":"PROD/FAST","jobDescription":"WEIR/DEFAULT","priority":5,"command":"run nightly","directory":"/srv"}
        """;

    [Fact]
    public async Task One_row_is_shown_with_its_status_in_words_and_all_its_values()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Row));

        var typed = await Typed.RunAsync(["tracked", "147", "--utc", "--socket", weir.Socket]);

        Assert.Equal(0, typed.Status);
        Assert.Contains("E rejected: the server rejected it", typed.Out, StringComparison.Ordinal);
        Assert.Contains("Severity:    90", typed.Out, StringComparison.Ordinal);
        Assert.Contains("WEIR/DEFAULT, queue PROD/FAST, priority 5", typed.Out, StringComparison.Ordinal);
        Assert.Contains("run nightly", typed.Out, StringComparison.Ordinal);
        Assert.Contains("submit, by rule R7", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_has_all_pages_with_what_needs_it_in_quotes()
    {
        var asked = new List<string>();
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked.Add(request.QueryString.Value!);
                return asked.Count == 1
                    ? (200, $$"""{"items":[{{Row}}],"next":"NIGHTLY~20261121T1059580000000Z-000000147"}""")
                    : (
                        200,
                        """{"items":[{"number":1,"name":"A","user":"=cmd()","at":"2026-11-21T11:00:00Z","letter":"R","status":"submitted","severity":0,"code":null,"text":null,"actions":[],"processId":9,"cgroup":null,"submittedAt":"2026-11-21T10:00:00Z","exitCode":0}],"next":null}"""
                    );
            }
        );

        var typed = await Typed.RunAsync(["tracked", "--csv", "--order", "name", "--search", "x", "--socket", weir.Socket]);

        var lines = typed.Out.Split("\r\n");
        Assert.Equal(0, typed.Status);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("number,name,user,letter,status,severity,at,code,text,way,rule,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "000000147,NIGHTLY,alice,E,rejected,90,2026-11-21T11:00:00.000Z,no-definition,\"there is \"\"none\"\", at all\",submit,R7,",
            lines[1],
            StringComparison.Ordinal
        );
        Assert.StartsWith("000000001,A,'=cmd(),R,", lines[2], StringComparison.Ordinal);
        Assert.Contains("cursor=NIGHTLY~20261121T1059580000000Z-000000147", Uri.UnescapeDataString(asked[1]), StringComparison.Ordinal);
    }
}
