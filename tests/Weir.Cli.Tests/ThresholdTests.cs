namespace Weir.Cli.Tests;

public sealed class ThresholdTests
{
    private const string Three = """{"name":"ERRORS","value":3,"waiting":0,"at":"2026-11-21T11:00:00Z","by":"root at build01"}""";

    [Theory]
    [InlineData("set ERRORS 3", "PUT /v1/thresholds/ERRORS", """{"to":"3","text":null}""")]
    [InlineData("set ERRORS +1 -t why", "PUT /v1/thresholds/ERRORS", """{"to":"\u002B1","text":"why"}""")]
    [InlineData("set ERRORS -1", "PUT /v1/thresholds/ERRORS", """{"to":"-1","text":null}""")]
    [InlineData("set $E#1 -10", "PUT /v1/thresholds/$E%231", """{"to":"-10","text":null}""")]
    [InlineData("rename ERRORS FAULTS", "POST /v1/thresholds/ERRORS/rename", """{"to":"FAULTS","text":null}""")]
    public async Task What_is_to_be_done_is_sent(string line, string path, string message)
    {
        var sent = "";
        await using var weir = await StubWeir.StartAsync(
            (request, body) =>
            {
                sent = $"{request.Method} {request.Path.ToUriComponent()} {body}";
                return (200, Three);
            }
        );

        var typed = await Typed.RunAsync(["threshold", .. line.Split(' '), "--socket", weir.Socket]);

        Assert.Equal($"{path} {message}", sent);
        Assert.Equal("ERRORS is 3\n", typed.Out);
    }

    [Fact]
    public async Task Who_still_waits_is_said()
    {
        await using var weir = await StubWeir.StartAsync(
            (_, _) => (200, Three.Replace("\"waiting\":0", "\"waiting\":2", StringComparison.Ordinal))
        );

        var typed = await Typed.RunAsync("threshold", "set", "ERRORS", "3", "--socket", weir.Socket);

        Assert.Equal("ERRORS is 3; 2 jobs still wait for it\n", typed.Out);
    }
}
