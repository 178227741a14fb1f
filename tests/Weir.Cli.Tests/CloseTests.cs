namespace Weir.Cli.Tests;

public sealed class CloseTests
{
    [Fact]
    public async Task Closing_says_why_and_which_groups_go_on()
    {
        var (asked, sent) = ("", "");
        await using var weir = await StubWeir.StartAsync(
            (request, body) =>
            {
                (asked, sent) = ($"{request.Method} {request.Path}", body);
                return (200, """{"closure":null,"text":"Weir is closed"}""");
            }
        );

        var typed = await Typed.RunAsync("close", "--except", "A.B,FAST", "--except", "C.D", "--text", "the disk", "--socket", weir.Socket);

        Assert.Equal((0, "Weir is closed\n"), (typed.Status, typed.Out));
        Assert.Equal("POST /v1/close", asked);
        Assert.Equal("""{"text":"the disk","except":["A.B","FAST","C.D"]}""", sent);
    }

    [Fact]
    public async Task Closing_without_a_reason_is_a_mistake_in_typing()
    {
        var typed = await Typed.RunAsync("close", "--socket", "/nowhere");

        Assert.Equal(2, typed.Status);
        Assert.Contains("say why Weir is closed: --text TEXT", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":null,"gradually":false}""", "open")]
    [InlineData("""{"text":"done","gradually":true}""", "open", "--gradually", "--text", "done")]
    public async Task Opening_is_at_once_or_gradual(string expected, params string[] words)
    {
        var sent = "";
        await using var weir = await StubWeir.StartAsync(
            (_, body) =>
            {
                sent = body;
                return (200, """{"closure":null,"text":"Weir is open"}""");
            }
        );

        var typed = await Typed.RunAsync([.. words, "--socket", weir.Socket]);

        Assert.Equal((0, expected), (typed.Status, sent));
    }
}
