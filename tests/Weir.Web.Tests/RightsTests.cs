using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Web.Callers;

namespace Weir.Web.Tests;

/// <summary>The table of rights at every end point, over HTTP, for each kind of caller.</summary>
public sealed class RightsTests
{
    private const uint Nobody = 65_534;

    /// <summary>What is asked by the Unix socket only: over TCP nobody knows whose process it is.</summary>
    private static readonly Operation[] s_ofTheSocket =
    [
        Operation.Submit,
        Operation.WaitInPlace,
        Operation.ReturnToTheGate,
        Operation.UseVariables,
        Operation.UnprotectVariables,
        Operation.MonitorJob,
    ];

    [Fact]
    public async Task Every_end_point_says_which_operation_it_is()
    {
        await using var fixture = await WebFixture.OpenAsync();
        IReadOnlyList<RouteEndpoint> all = [.. fixture.Routes, .. await WebFixture.RoutesOfAgentAsync()];

        Assert.True(all.Count > 100, $"only {all.Count} end points were looked at");
        Assert.Empty(all.Where(route => route.Metadata.GetMetadata<RequiredOperation>() is null).Select(route => route.DisplayName));
        Assert.Empty(
            Enum.GetValues<Operation>()
                .Except(all.Select(route => route.Metadata.GetMetadata<RequiredOperation>()!.Operation))
                .Except([Operation.InstallWays])
                // Asked for by events alone.
                .Except([Operation.AddJobs, Operation.SetJobVariables, Operation.PostMessages])
        );
    }

    [Fact]
    public async Task Each_kind_of_caller_is_let_in_and_refused_as_the_table_says()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var made = await OtherUser.AskAsync(fixture, Nobody, null, "POST", "v1/tokens", """{"name":"mine","role":"user"}""");
        using var user = fixture.Bearing(JsonSerializer.Deserialize(made.Body, WeirJson.Default.TokenCreated)!.Token);
        using var viewer = await fixture.WithTokenAsync("viewer");
        using var @operator = await fixture.WithTokenAsync("operator");
        using var administrator = await fixture.WithTokenAsync("administrator");
        using var agent = await fixture.WithTokenAsync("agent");
        (HttpClient Client, Role? Role)[] callers =
        [
            (fixture.Tcp, null),
            (viewer, Role.Viewer),
            (user, Role.User),
            (@operator, Role.Operator),
            (administrator, Role.Administrator),
            (agent, Role.Agent),
        ];
        List<string> wrong = [];
        var asked = 0;

        foreach (var (route, method, path) in Requests(fixture, "999999"))
        {
            var operation = route.Metadata.GetMetadata<RequiredOperation>()!.Operation;
            foreach (var (client, role) in callers)
            {
                var caller = role is { } known
                    ? new Caller("x", known, "x") { Credential = new Credential(CredentialKind.Token, "x", DateTimeOffset.MaxValue, false) }
                    : null;
                var may = Authority.ReachOf(caller, operation) != Reach.None;
                var status = await StatusAsync(client, method, path);
                asked++;
                var right =
                    !may ? status == (caller is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden)
                    : s_ofTheSocket.Contains(operation) ? status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest
                    : status == HttpStatusCode.Unauthorized ? operation is Operation.OpenThePage or Operation.EnterTheConsole
                    : status != HttpStatusCode.Forbidden;
                if (!right)
                {
                    wrong.Add(
                        $"{method} {path} ({operation}) as {role?.ToString() ?? "nobody"}: {(int)status}, and the table says {(may ? "yes" : "no")}"
                    );
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(asked > 500, $"only {asked} requests were made");
    }

    [Fact]
    public async Task Of_anothers_job_a_user_learns_what_is_said_of_none()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var foreign = await fixture.HeldAsync("ROOTS");
        var over = await fixture.HeldAsync("OVER");
        await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{over}/cancel", "{}");
        List<string> wrong = [];
        var asked = 0;

        foreach (var number in (int[])[foreign, over])
        {
            foreach (
                var (route, method, path) in Requests(fixture, "NUMBER")
                    .Where(request => request.Path.Contains("NUMBER", StringComparison.Ordinal))
            )
            {
                var operation = route.Metadata.GetMetadata<RequiredOperation>()!.Operation;
                if (operation is Operation.OpenThePage or Operation.ReturnToTheGate)
                {
                    continue;
                }

                var body =
                    method == "GET" ? null
                    : operation == Operation.MonitorJob ? """{"variable":"A","link":"A","timestamp":true}"""
                    : "{}";
                var of = await OtherUser.AskAsync(
                    fixture,
                    Nobody,
                    null,
                    method,
                    path.Replace("NUMBER", $"{number}", StringComparison.Ordinal),
                    body
                );
                var none = await OtherUser.AskAsync(
                    fixture,
                    Nobody,
                    null,
                    method,
                    path.Replace("NUMBER", "999999999", StringComparison.Ordinal),
                    body
                );
                asked++;
                var same = of.Body.Replace($"{number:D9}", "999999999", StringComparison.Ordinal);
                if (
                    of.Status != none.Status
                    || same != none.Body
                    || (of.Status != HttpStatusCode.NotFound && Authority.RightFor(operation).User == Reach.Own)
                )
                {
                    wrong.Add($"{method} {path}: {(int)of.Status} {of.Body}, and of none {(int)none.Status} {none.Body}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(asked > 30, $"only {asked} requests were made");
    }

    [Fact]
    public async Task Lists_counts_limits_schedules_metrics_and_messages_tell_a_user_nothing_of_others()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.SendAsync(HttpMethod.Put, "v1/limits/TAPE", new { maximum = 7 });
        await fixture.SendAsync(
            HttpMethod.Post,
            "v1/jobs",
            new
            {
                name = "ROOTS",
                command = new[] { "true" },
                hold = true,
                limits = new[] { "TAPE=3" },
            }
        );
        var before = await AllAsync(fixture);
        for (var i = 0; i < 3; i++)
        {
            await fixture.SendAsync(
                HttpMethod.Post,
                "v1/jobs",
                new
                {
                    name = "ROOTS",
                    command = new[] { "true" },
                    hold = true,
                    limits = new[] { "TAPE=3" },
                }
            );
        }

        // The operators see them, so that there is something to hide.
        Assert.Contains("ROOTS", (await fixture.SendAsync(HttpMethod.Get, "v1/jobs")).Body, StringComparison.Ordinal);
        var after = await AllAsync(fixture);

        Assert.Equal(before, after);
        Assert.DoesNotContain("ROOTS", after, StringComparison.Ordinal);
        Assert.Contains("\"TAPE\",\"maximum\":7,\"used\":0,\"holders\":[],\"waiting\":0", after, StringComparison.Ordinal);
    }

    private static async Task<string> AllAsync(WebFixture fixture)
    {
        List<string> all = [];
        foreach (
            var path in (string[])
                [
                    "v1/jobs",
                    "v1/tracked",
                    "v1/messages",
                    "v1/limits",
                    "v1/thresholds",
                    "v1/properties",
                    "v1/schedules",
                    "v1/agents",
                    "v1/queues/general",
                    "v1/queues/general/jobs",
                    "v1/queues/production",
                    "v1/service-level",
                    "v1/queues/general/history",
                    "v1/policies/DEFAULT/preview",
                    "v1/gate/report",
                ]
        )
        {
            all.Add((await OtherUser.AskAsync(fixture, Nobody, null, "GET", path)).Body);
        }

        var metrics = (await OtherUser.AskAsync(fixture, Nobody, null, "GET", "metrics")).Body;
        all.Add(string.Join('\n', metrics.Split('\n').Where(line => !line.StartsWith("weir_memory_bytes", StringComparison.Ordinal))));
        using var status = JsonDocument.Parse((await OtherUser.AskAsync(fixture, Nobody, null, "GET", "v1/status")).Body);
        all.Add(status.RootElement.GetProperty("jobs").ToString());
        // When an agent was last heard of is not a job's business.
        return System.Text.RegularExpressions.Regex.Replace(string.Join('\n', all), "\"seenAt\":\"[^\"]*\"", "");
    }

    private static IEnumerable<(RouteEndpoint Route, string Method, string Path)> Requests(WebFixture fixture, string number) =>
        from route in fixture.Routes
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (
            route,
            method,
            System.Text.RegularExpressions.Regex.Replace(
                route
                    .RoutePattern.RawText!.TrimStart('/')
                    .Replace("{number}", number, StringComparison.Ordinal)
                    .Replace("{documentName}", "v1", StringComparison.Ordinal)
                    .Replace("{machine}", "t-agent", StringComparison.Ordinal)
                    .Replace("{queue}", "general", StringComparison.Ordinal),
                "{[^}]*}",
                "x"
            )
        );

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method is "POST" or "PUT")
        {
            request.Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        // Streams have answered with their head.
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, WebFixture.Cancellation);
        return answer.StatusCode;
    }
}
