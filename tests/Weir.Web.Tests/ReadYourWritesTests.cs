namespace Weir.Web.Tests;

public sealed class ReadYourWritesTests
{
    [Fact]
    public async Task Who_adds_a_rule_and_then_submits_is_met_by_it()
    {
        await using var house = await WebHouse.OpenAsync();
        // Numbers are there, so the agent has greeted its server.
        await house.HeldAsync();

        for (var i = 0; i < 20; i++)
        {
            await house.SendAsync(HttpMethod.Post, "v1/rules", new { name = $"rule-{i}", jobName = $"JOB{i}", type = "track" });
            var number = await house.HeldAsync($"JOB{i}");

            Assert.Contains($"\"rule\":\"rule-{i}\"", (await house.SendAsync(HttpMethod.Get, $"v1/jobs/{number}")).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_change_of_the_rules_is_answered_with_their_version_and_nothing_else_is()
    {
        await using var house = await WebHouse.OpenAsync();

        var added = await house.SendAsync(HttpMethod.Post, "v1/rules", new { jobName = "NIGHTLY", type = "track" });
        var refused = await house.SendAsync(HttpMethod.Post, "v1/rules", new { jobName = "NIGHTLY", type = "nonsense" });
        var listed = await house.SendAsync(HttpMethod.Get, "v1/rules");

        Assert.Matches("^[0-9]+$", Assert.Single(added.Headers.GetValues("Weir-Rules")));
        Assert.False(refused.Headers.Contains("Weir-Rules"));
        Assert.False(listed.Headers.Contains("Weir-Rules"));
    }
}
