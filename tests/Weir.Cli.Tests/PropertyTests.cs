namespace Weir.Cli.Tests;

public sealed class PropertyTests
{
    private const string Site = """{"name":"OI.SITE","value":"NORTH 1","at":"2026-11-21T11:00:00Z","by":"root at build01"}""";

    [Theory]
    [InlineData("set|SITE|NORTH 1", "PUT /v1/properties/SITE {\"value\":\"NORTH 1\",\"text\":null}", "OI.SITE is NORTH 1\n")]
    [InlineData(
        "set|SI.A B.2026-11-30.Night|1|-t|why",
        "PUT /v1/properties/SI.A%20B.2026-11-30.Night {\"value\":\"1\",\"text\":\"why\"}",
        "OI.SITE is NORTH 1\n"
    )]
    [InlineData("set|JI.A.147|1", "PUT /v1/job-properties/JI.A.147 {\"value\":\"1\",\"text\":null}", "OI.SITE is NORTH 1\n")]
    [InlineData("delete|ji.A.147", "DELETE /v1/job-properties/ji.A.147 ", "OI.SITE is deleted; it was NORTH 1\n")]
    [InlineData("show|SITE", "GET /v1/properties/SITE ", "NORTH 1\n")]
    [InlineData("delete|SITE", "DELETE /v1/properties/SITE ", "OI.SITE is deleted; it was NORTH 1\n")]
    public async Task What_is_asked_for_is_sent_and_the_answer_is_told(string line, string request, string told)
    {
        var sent = "";
        await using var weir = await StubWeir.StartAsync(
            (asked, body) =>
            {
                sent = $"{asked.Method} {asked.Path.ToUriComponent()} {body}";
                return (200, Site);
            }
        );

        var typed = await Typed.RunAsync(["property", .. line.Split('|'), "--socket", weir.Socket]);

        Assert.Equal(request, sent);
        Assert.Equal(told, typed.Out);
    }

    [Fact]
    public async Task Where_a_page_is_not_the_last_it_says_how_to_go_on()
    {
        var asked = "";
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked = request.Path + request.QueryString.Value;
                return (200, $$"""{"items":[{{Site}}],"next":"OI.SITE"}""");
            }
        );

        var typed = await Typed.RunAsync("property", "list", "--after", "OI.A", "--socket", weir.Socket);

        Assert.Equal("/v1/properties?limit=1000&cursor=OI.A", asked);
        Assert.Contains("there are more: weir property list --after 'OI.SITE'", typed.Error, StringComparison.Ordinal);
    }
}
