using System.Net;
using System.Text.Json;
using Weir.Protocol;

namespace Weir.Web.Tests;

public sealed class RolesTests
{
    private const uint Nobody = 65_534;

    [Fact]
    public async Task The_kernel_says_who_calls_on_the_socket()
    {
        await using var fixture = await WebFixture.OpenAsync();

        Assert.Contains("\"administrator\"", (await fixture.SendAsync(HttpMethod.Get, "v1/whoami")).Body, StringComparison.Ordinal);
        var user = await OtherUser.AskAsync(fixture, Nobody, null, "GET", "v1/whoami");
        Assert.Equal(
            new Protocol.Administration.Whoami("u65534", "user", "peer", "here"),
            JsonSerializer.Deserialize(user.Body, WeirJson.Default.Whoami)
        );
        Assert.Contains(
            "\"operator\"",
            (await OtherUser.AskAsync(fixture, Nobody, TestUsers.Operators, "GET", "v1/whoami")).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_user_has_own_jobs_and_no_others()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var roots = await fixture.HeldAsync("ROOTS");
        var mine = await OtherUser.AskAsync(
            fixture,
            Nobody,
            null,
            "POST",
            "v1/jobs",
            """{"name":"MINE","command":["true"],"hold":true,"directory":"/"}"""
        );
        Assert.Equal(HttpStatusCode.OK, mine.Status);

        var jobs = (await OtherUser.AskAsync(fixture, Nobody, null, "GET", "v1/jobs")).Body;

        Assert.Contains("MINE", jobs, StringComparison.Ordinal);
        Assert.DoesNotContain("ROOTS", jobs, StringComparison.Ordinal);
        Assert.Equal(ProblemCodes.NotFound, (await OtherUser.AskAsync(fixture, Nobody, null, "GET", $"v1/jobs/{roots}")).Code);
        Assert.Equal(
            ProblemCodes.NotFound,
            (await OtherUser.AskAsync(fixture, Nobody, null, "POST", $"v1/jobs/{roots}/cancel", "{}")).Code
        );
        Assert.Equal(ProblemCodes.NotFound, (await OtherUser.AskAsync(fixture, Nobody, null, "GET", $"v1/jobs/{roots}/log")).Code);
    }

    [Theory]
    [InlineData("POST", "v1/rules", """{"jobName":"X","type":"track"}""", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("PUT", "v1/limits/TAPE", """{"maximum":2}""", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("PUT", "v1/thresholds/ERRORS", """{"to":"+2"}""", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("PUT", "v1/properties/SITE", """{"value":"NORTH"}""", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("GET", "v1/properties", null, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("GET", "v1/thresholds", null, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("POST", "v1/policies/DEFAULT/activate", "{}", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("GET", "v1/policies/DEFAULT/preview", null, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("GET", "v1/queues/production/jobs", null, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("POST", "v1/schedules/AdHoc/hold", "{}", HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData("POST", "v1/purge", "{}", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("POST", "v1/backup", "{}", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("POST", "v1/definitions", "", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("POST", "v1/gate/ways/submit/off", "", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("POST", "v1/agents/here/numbers", "", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("GET", "v1/rules", null, HttpStatusCode.OK, HttpStatusCode.OK)]
    public async Task What_is_for_others_is_refused(string method, string path, string? body, HttpStatusCode user, HttpStatusCode @operator)
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync();

        Assert.Equal(user, (await OtherUser.AskAsync(fixture, Nobody, null, method, path, body)).Status);
        Assert.Equal(@operator, (await OtherUser.AskAsync(fixture, Nobody, TestUsers.Operators, method, path, body)).Status);
    }

    [Fact]
    public async Task Who_administers_may_speak_for_others_and_nobody_else_may()
    {
        await using var fixture = await WebFixture.OpenAsync();

        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri("v1/whoami", UriKind.Relative))
        {
            Headers = { { "Weir-Caller", "anna;User" } },
        };
        using var answer = await fixture.Local.SendAsync(asked, WebFixture.Cancellation);
        Assert.Contains("anna", await answer.Content.ReadAsStringAsync(WebFixture.Cancellation), StringComparison.Ordinal);

        using var tokens = await fixture.WithTokenAsync("user");
        tokens.DefaultRequestHeaders.Add("Weir-Caller", "olga;Administrator");
        Assert.Contains("\"user\"", (await WebFixture.SendAsync(tokens, HttpMethod.Get, "v1/whoami")).Body, StringComparison.Ordinal);

        using var unread = new HttpRequestMessage(HttpMethod.Get, new Uri("v1/whoami", UriKind.Relative))
        {
            Headers = { { "Weir-Caller", "anna" } },
        };
        using var refused = await fixture.Local.SendAsync(unread, WebFixture.Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Two_users_who_are_shown_alike_are_two_users()
    {
        await using var fixture = await WebFixture.OpenAsync();
        fixture.Users.Names[Nobody] = "";
        fixture.Users.Names[1] = "65534";
        var number = JsonSerializer
            .Deserialize(
                (
                    await OtherUser.AskAsync(
                        fixture,
                        Nobody,
                        null,
                        "POST",
                        "v1/jobs",
                        """{"name":"MINE","command":["true"],"hold":true,"directory":"/"}"""
                    )
                ).Body,
                WeirJson.Default.Submitted
            )!
            .Number;

        foreach (var path in (string[])["v1/jobs", "v1/tracked", "v1/messages"])
        {
            Assert.Equal("{\"items\":[],\"next\":null}", (await OtherUser.AskAsync(fixture, 1, null, "GET", path)).Body);
        }

        Assert.Equal(ProblemCodes.NotFound, (await OtherUser.AskAsync(fixture, 1, null, "GET", $"v1/jobs/{number}")).Code);
        Assert.Equal(ProblemCodes.NotFound, (await OtherUser.AskAsync(fixture, 1, null, "POST", $"v1/jobs/{number}/cancel", "{}")).Code);
        Assert.Contains("\"65534\"", (await OtherUser.AskAsync(fixture, Nobody, null, "GET", "v1/jobs")).Body, StringComparison.Ordinal);
    }
}
