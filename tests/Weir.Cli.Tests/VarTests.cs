namespace Weir.Cli.Tests;

public sealed class VarTests
{
    private const string Site = """{"key":"Night/SITE","source":"fixed","variable":{"name":"SITE","schedule":"Night","value":"north"}}""";

    [Theory]
    [InlineData(
        "set|SITE|north|--schedule|Night|-t|why",
        "PUT /v1/placeholders/SITE?text=why",
        "\"schedule\":\"Night\"",
        "Night/SITE is north\n"
    )]
    [InlineData(
        "set|A|--program|/bin/a|--program|b c|--within|5s",
        "PUT /v1/placeholders/A",
        "\"program\":[\"/bin/a\",\"b c\"],\"within\":\"5s\"",
        "Night/SITE is north\n"
    )]
    [InlineData("set|A|{B}|--job|LOAD|--lda|1:20", "PUT /v1/placeholders/A", "\"localDataArea\":\"1:20\"", "Night/SITE is north\n")]
    [InlineData(
        "show|SITE|--schedule|Night",
        "GET /v1/placeholders/SITE?schedule=Night",
        "",
        "name: SITE\nschedule: Night\nvalue: north\n"
    )]
    [InlineData("delete|SITE|--schedule|Night", "DELETE /v1/placeholders/SITE?schedule=Night", "", "Night/SITE is deleted; it was north\n")]
    public async Task What_is_asked_for_is_sent_and_the_answer_is_told(string line, string request, string body, string told)
    {
        var (sent, said) = ("", "");
        await using var weir = await StubWeir.StartAsync(
            (asked, text) =>
            {
                (sent, said) = ($"{asked.Method} {asked.Path.ToUriComponent()}{asked.QueryString.Value}", text);
                return (200, Site);
            }
        );

        var typed = await Typed.RunAsync(["var", .. line.Split('|'), "--socket", weir.Socket]);

        Assert.Equal(request, sent);
        Assert.Contains(body, said, StringComparison.Ordinal);
        Assert.Equal(told, typed.Out);
    }

    [Theory]
    [InlineData("{A}|--job|147", "\"number\":147,\"schedule\":null,\"job\":null,\"date\":null")]
    [InlineData(
        "{A}|--job|Night/LOAD|--date|2026-12-31",
        "\"number\":null,\"schedule\":\"Night\",\"job\":\"LOAD\",\"date\":\"2026-12-31\""
    )]
    [InlineData("{A}|--schedule|Night", "\"number\":null,\"schedule\":\"Night\",\"job\":null,\"date\":null")]
    public async Task An_expansion_is_told_with_its_steps_beside_it(string line, string body)
    {
        var said = "";
        await using var weir = await StubWeir.StartAsync(
            (_, text) =>
            {
                said = text;
                return (
                    200,
                    """{"text":"x y","steps":[{"depth":1,"name":"B","from":"all jobs, fixed","said":" y","value":"y"},{"depth":0,"name":"A","from":"schedule Night, fixed","said":"x y","value":"x y"}],"fault":null}"""
                );
            }
        );

        var typed = await Typed.RunAsync(["var", "expand", .. line.Split('|'), "--socket", weir.Socket]);

        Assert.Contains(body, said, StringComparison.Ordinal);
        Assert.Equal("x y\n", typed.Out);
        Assert.Equal("  B (all jobs, fixed) is 'y' from ' y'\nA (schedule Night, fixed) is 'x y'\n", typed.Error);
    }
}
