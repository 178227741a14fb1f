using System.Net;
using Weir.Protocol;

namespace Weir.Web.Tests;

public sealed class SignInTests
{
    private static readonly string[] s_open =
    [
        "/health/live",
        "/health/ready",
        "/",
        "/jobs/1",
        "/queues",
        "/capacity",
        "/variables",
        "/console/enter",
        // Their key is all they need.
        "/ping/{key}/{name}",
        "/ping/{key}/{name}/{signal}",
        "/console/weir.css",
        "/console/weir.js",
        "/console/weir.svg",
    ];

    [Fact]
    public async Task On_TCP_everything_but_health_and_the_page_itself_asks_to_sign_in()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var asked = 0;

        foreach (var route in fixture.Routes)
        {
            var path =
                "/"
                + route
                    .RoutePattern.RawText!.TrimStart('/')
                    .Replace("{number}", "1", StringComparison.Ordinal)
                    .Replace("{documentName}", "v1", StringComparison.Ordinal);
            foreach (var method in route.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var answer = await WebFixture.SendAsync(fixture.Tcp, new HttpMethod(method), path);
                if (!s_open.Contains(path))
                {
                    Assert.True(
                        answer.Status == HttpStatusCode.Unauthorized && answer.Code == ProblemCodes.SignInNeeded,
                        $"{method} {path} answered {answer.Status}"
                    );
                    asked++;
                }
            }
        }

        Assert.True(asked > 30, $"only {asked} routes were asked");
        Assert.Equal(HttpStatusCode.OK, (await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, "/health/live")).Status);
    }

    [Fact]
    public async Task A_token_is_let_in_with_its_role_and_a_wrong_one_is_not()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var viewer = await fixture.WithTokenAsync("viewer");

        Assert.Equal(HttpStatusCode.OK, (await WebFixture.SendAsync(viewer, HttpMethod.Get, "v1/jobs")).Status);
        Assert.Equal(ProblemCodes.NotAllowed, (await WebFixture.SendAsync(viewer, HttpMethod.Post, "v1/jobs/1/hold")).Code);
        viewer.DefaultRequestHeaders.Authorization = new("Bearer", "weir_0000");
        Assert.Equal(ProblemCodes.SignInNeeded, (await WebFixture.SendAsync(viewer, HttpMethod.Get, "v1/jobs")).Code);
    }

    [Fact]
    public async Task Nobody_submits_over_TCP()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var client = await fixture.WithTokenAsync("administrator");

        Assert.Equal(
            ProblemCodes.NotAllowed,
            (await WebFixture.SendAsync(client, HttpMethod.Post, "v1/jobs", new { command = new[] { "true" } })).Code
        );
    }
}
