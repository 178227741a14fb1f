using System.Net;
using System.Text.Json;
using Weir.Protocol;
using Weir.Protocol.Administration;

namespace Weir.Web.Tests;

public sealed class TokensTests
{
    private const uint Nobody = 65_534;

    [Fact]
    public async Task A_token_makes_none_unless_its_maker_allowed_it_and_then_none_that_holds_longer()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var plain = fixture.Bearing(
            (
                await MadeAsync(
                    fixture,
                    new
                    {
                        name = "plain",
                        role = "administrator",
                        days = 2,
                    }
                )
            ).Token
        );
        var parent = await MadeAsync(
            fixture,
            new
            {
                name = "parent",
                role = "operator",
                days = 2,
                makesTokens = true,
            }
        );
        using var making = fixture.Bearing(parent.Token);

        Assert.Equal(
            ProblemCodes.NotAllowed,
            (await WebFixture.SendAsync(plain, HttpMethod.Post, "v1/tokens", new { name = "child", role = "viewer" })).Code
        );
        Assert.Equal(
            ProblemCodes.NotAllowed,
            (await WebFixture.SendAsync(making, HttpMethod.Post, "v1/tokens", new { name = "child", role = "administrator" })).Code
        );
        var child = Read(
            await WebFixture.SendAsync(
                making,
                HttpMethod.Post,
                "v1/tokens",
                new
                {
                    name = "child",
                    role = "viewer",
                    days = 365,
                }
            )
        );
        Assert.Equal(parent.ExpiresAt, child.ExpiresAt);

        using var bearer = fixture.Bearing(child.Token);
        Assert.Equal(HttpStatusCode.OK, (await WebFixture.SendAsync(bearer, HttpMethod.Get, "v1/jobs")).Status);
        var revoked = await fixture.SendAsync(HttpMethod.Delete, "v1/tokens/parent");
        Assert.Contains("[\"parent\",\"child\"]", revoked.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WebFixture.SendAsync(bearer, HttpMethod.Get, "v1/jobs")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WebFixture.SendAsync(making, HttpMethod.Get, "v1/jobs")).Status);
    }

    [Fact]
    public async Task A_user_makes_lists_and_revokes_own_tokens_and_no_viewers()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await MadeAsync(fixture, new { name = "roots", role = "viewer" });

        Assert.Equal(
            ProblemCodes.NotAllowed,
            (await OtherUser.AskAsync(fixture, Nobody, null, "POST", "v1/tokens", """{"name":"spy","role":"viewer"}""")).Code
        );
        Assert.Equal(
            ProblemCodes.NotAllowed,
            (await OtherUser.AskAsync(fixture, Nobody, null, "POST", "v1/tokens", """{"name":"spy","role":"agent"}""")).Code
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await OtherUser.AskAsync(fixture, Nobody, null, "POST", "v1/tokens", """{"name":"mine","role":"user"}""")).Status
        );
        var listed = (await OtherUser.AskAsync(fixture, Nobody, null, "GET", "v1/tokens")).Body;
        Assert.Contains("mine", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("roots", listed, StringComparison.Ordinal);
        Assert.Equal(ProblemCodes.NotFound, (await OtherUser.AskAsync(fixture, Nobody, null, "DELETE", "v1/tokens/roots")).Code);
        Assert.Equal(HttpStatusCode.OK, (await OtherUser.AskAsync(fixture, Nobody, null, "DELETE", "v1/tokens/mine")).Status);
    }

    [Fact]
    public async Task Tokens_and_sessions_of_a_user_end_when_the_account_goes_or_its_id_is_anothers()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var made = Read(await OtherUser.AskAsync(fixture, Nobody, null, "POST", "v1/tokens", """{"name":"mine","role":"user"}"""));
        using var bearer = fixture.Bearing(made.Token);
        var cookie = await SessionAsync(fixture, await OtherUser.AskAsync(fixture, Nobody, null, "POST", "v1/console/link", "{}"));
        using var page = fixture.Bearing("");
        page.DefaultRequestHeaders.Authorization = null;
        page.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Contains("\"u65534\"", (await WebFixture.SendAsync(bearer, HttpMethod.Get, "v1/whoami")).Body, StringComparison.Ordinal);
        Assert.Contains("\"u65534\"", (await WebFixture.SendAsync(page, HttpMethod.Get, "v1/whoami")).Body, StringComparison.Ordinal);

        foreach (var name in (string[])["", "bert"])
        {
            fixture.Users.Names[Nobody] = name;
            Assert.Equal(HttpStatusCode.Unauthorized, (await WebFixture.SendAsync(bearer, HttpMethod.Get, "v1/whoami")).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await WebFixture.SendAsync(page, HttpMethod.Get, "v1/whoami")).Status);
        }
    }

    [Fact]
    public async Task A_session_neither_makes_tokens_nor_lengthens_itself_and_ends_with_its_users_tokens()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await MadeAsync(fixture, new { name = "ci", role = "viewer" });
        using var page = fixture.Bearing("");
        page.DefaultRequestHeaders.Authorization = null;
        page.DefaultRequestHeaders.Add(
            "Cookie",
            await SessionAsync(fixture, await fixture.SendAsync(HttpMethod.Post, "v1/console/link", "{}"))
        );
        page.DefaultRequestHeaders.Add("Origin", fixture.Facts.Console!.TrimEnd('/'));

        Assert.Equal(HttpStatusCode.OK, (await WebFixture.SendAsync(page, HttpMethod.Get, "v1/jobs")).Status);
        Assert.Equal(
            ProblemCodes.NotAllowed,
            (await WebFixture.SendAsync(page, HttpMethod.Post, "v1/tokens", new { name = "more", role = "viewer" })).Code
        );
        Assert.Equal(ProblemCodes.NotAllowed, (await WebFixture.SendAsync(page, HttpMethod.Post, "v1/console/link", "{}")).Code);
        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(HttpMethod.Delete, "v1/tokens?user=root")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WebFixture.SendAsync(page, HttpMethod.Get, "v1/jobs")).Status);
        Assert.Contains("\"items\":[]", (await fixture.SendAsync(HttpMethod.Get, "v1/tokens")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_use_of_a_token_is_shown()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var bearer = fixture.Bearing((await MadeAsync(fixture, new { name = "ci", role = "viewer" })).Token);
        Assert.Contains("\"lastUsed\":null", (await fixture.SendAsync(HttpMethod.Get, "v1/tokens")).Body, StringComparison.Ordinal);

        await WebFixture.SendAsync(bearer, HttpMethod.Get, "v1/whoami");

        Assert.Contains("\"lastUsed\":\"20", (await fixture.SendAsync(HttpMethod.Get, "v1/tokens")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Forbidden)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task What_an_agent_passes_on_makes_no_administrators_unless_its_machine_is_trusted(bool trusted, HttpStatusCode status)
    {
        await using var fixture = await WebFixture.OpenAsync(trusted ? ["web01"] : []);
        var foreign = await fixture.HeldAsync();
        using var agent = fixture.Bearing((await MadeAsync(fixture, new { name = "web01", role = "agent" })).Token);
        agent.DefaultRequestHeaders.Add("Weir-Caller", "root;Administrator");
        agent.DefaultRequestHeaders.Add("Weir-Caller-Id", "0");

        Assert.Equal(
            status,
            (await WebFixture.SendAsync(agent, HttpMethod.Post, "v1/tokens", new { name = "mine", role = "administrator" })).Status
        );
        Assert.Equal(
            status,
            (await WebFixture.SendAsync(agent, HttpMethod.Post, "v1/rules", new { jobName = "X", type = "track" })).Status
        );
        Assert.Equal(
            status,
            (
                await WebFixture.SendAsync(
                    agent,
                    HttpMethod.Post,
                    "v1/definitions",
                    new { files = new[] { new { name = "a", text = "kind: limit\nname: TAPE\nmaximum: 1\n" } } }
                )
            ).Status
        );
        Assert.Equal(status, (await WebFixture.SendAsync(agent, HttpMethod.Post, "v1/policies/DEFAULT/activate", "{}")).Status);
        Assert.Equal(
            trusted ? HttpStatusCode.OK : HttpStatusCode.NotFound,
            (await WebFixture.SendAsync(agent, HttpMethod.Get, $"v1/jobs/{foreign}")).Status
        );
        Assert.Equal(
            trusted,
            (await WebFixture.SendAsync(agent, HttpMethod.Get, "v1/jobs")).Body.Contains("NIGHTLY", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await WebFixture.SendAsync(agent, HttpMethod.Post, "v1/agents/web01/numbers")).Status);
    }

    private static async Task<string> SessionAsync(WebFixture fixture, Answer link)
    {
        var address = JsonSerializer.Deserialize(link.Body, WeirJson.Default.ConsoleLink)!.Url;
        var entered = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, address[fixture.Facts.Console!.Length..]);
        return entered.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }

    private static async Task<TokenCreated> MadeAsync(WebFixture fixture, object request) =>
        Read(await fixture.SendAsync(HttpMethod.Post, "v1/tokens", request));

    private static TokenCreated Read(Answer answer) => JsonSerializer.Deserialize(answer.Body, WeirJson.Default.TokenCreated)!;
}
