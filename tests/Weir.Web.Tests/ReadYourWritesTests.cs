using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Web.Callers;
using Weir.Web.Rest;

namespace Weir.Web.Tests;

public sealed class ReadYourWritesTests
{
    /// <summary>What an agent knows of its own jobs; what follows changes as they come; and numbers without jobs.</summary>
    private static readonly Operation[] s_needNot =
    [
        Operation.ListTracked,
        Operation.ShowTracked,
        Operation.AwaitEnd,
        Operation.ReadOutput,
        Operation.MonitorJob,
        Operation.ReturnToTheGate,
        Operation.FollowJobs,
        Operation.ReadMetrics,
        Operation.ReadAgents,
    ];

    [Fact]
    public async Task Every_end_point_that_tells_of_jobs_or_acts_on_them_knows_what_its_caller_did()
    {
        await using var fixture = await WebFixture.OpenAsync();
        IReadOnlyList<RouteEndpoint> all = [.. fixture.Routes, .. await WebFixture.RoutesOfAgentAsync()];

        var ofJobs = all.Where(route =>
                OperationOf(route) is var asked
                && Authority.RightFor(asked).Subject is RightSubject.Job or RightSubject.Jobs
                && !s_needNot.Contains(asked)
            )
            .ToList();

        Assert.True(ofJobs.Count > 20, $"only {ofJobs.Count} end points were looked at");
        Assert.Empty(ofJobs.Where(route => !Has(route, ConsistentRead.Facts)).Select(route => route.DisplayName));
    }

    [Fact]
    public async Task Every_end_point_that_can_change_rules_waits_until_they_decide()
    {
        await using var fixture = await WebFixture.OpenAsync();

        Assert.All(
            fixture.Routes,
            route =>
                Assert.Equal(
                    OperationOf(route) is Operation.ChangeRules or Operation.ChangePlaceholders or Operation.ApplyDefinitions
                        || (OperationOf(route) == Operation.CloseWeir && HasMethod(route, "POST")),
                    Has(route, ConsistentRead.Rules)
                )
        );
    }

    [Fact]
    public async Task Who_adds_a_rule_and_then_submits_is_met_by_it()
    {
        await using var fixture = await WebFixture.OpenAsync();
        // Numbers are there, so the agent has greeted its server.
        await fixture.HeldAsync();

        for (var i = 0; i < 20; i++)
        {
            await fixture.SendAsync(
                HttpMethod.Post,
                "v1/rules",
                new
                {
                    name = $"rule-{i}",
                    jobName = $"JOB{i}",
                    type = "track",
                }
            );
            var number = await fixture.HeldAsync($"JOB{i}");

            Assert.Contains(
                $"\"rule\":\"rule-{i}\"",
                (await fixture.SendAsync(HttpMethod.Get, $"v1/jobs/{number}")).Body,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_change_of_the_rules_is_answered_with_their_version_and_nothing_else_is()
    {
        await using var fixture = await WebFixture.OpenAsync();

        var added = await fixture.SendAsync(HttpMethod.Post, "v1/rules", new { jobName = "NIGHTLY", type = "track" });
        var refused = await fixture.SendAsync(HttpMethod.Post, "v1/rules", new { jobName = "NIGHTLY", type = "nonsense" });
        var listed = await fixture.SendAsync(HttpMethod.Get, "v1/rules");

        Assert.Matches("^[0-9]+$", Assert.Single(added.Headers.GetValues("Weir-Rules")));
        Assert.False(refused.Headers.Contains("Weir-Rules"));
        Assert.False(listed.Headers.Contains("Weir-Rules"));
    }

    private static Operation OperationOf(RouteEndpoint route) => route.Metadata.GetMetadata<RequiredOperation>()!.Operation;

    private static bool HasMethod(RouteEndpoint route, string method) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true;

    private static bool Has(RouteEndpoint route, ConsistentRead kind) => route.Metadata.GetOrderedMetadata<ConsistentRead>().Contains(kind);
}
