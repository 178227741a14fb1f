using Weir.Jobs.Facts;
using Weir.Protocol.Definitions;
using Weir.Protocol.Rules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class RuleHitsTests
{
    private static readonly RuleView s_loads = new()
    {
        Name = "LOADS",
        JobName = "LOAD*",
        Type = "track",
    };

    [Fact]
    public async Task Jobs_that_met_a_rule_are_counted_by_machine_and_kept_over_a_restart()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.AddRuleAsync(Root, s_loads, Cancellation);
        Assert.Equal((0, null), await HitsAsync(fixture));

        await SubmitAsync(fixture, fact => fact with { Rule = "LOADS" });
        await SubmitAsync(fixture, fact => fact with { Rule = "loads" });
        await SubmitAsync(fixture, fact => fact with { Rule = "OTHER" });
        await SubmitAsync(fixture, fact => fact);
        await using var again = await fixture.ReopenAsync();
        await SubmitAsync(again, fact => fact with { Rule = "LOADS" });

        var rule = await again.Server.ShowRuleAsync("LOADS", Cancellation);
        Assert.Equal(3, rule.Hits);
        Assert.NotNull(rule.LastHit);
        var hit = Assert.Single(rule.HitsByMachine!);
        Assert.Equal((Machine, 3, rule.LastHit), (hit.Machine, (int)hit.Hits, hit.Last));
    }

    [Fact]
    public async Task The_counts_of_a_rule_go_with_it()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.AddRuleAsync(Root, s_loads, Cancellation);
        await SubmitAsync(fixture, fact => fact with { Rule = "LOADS" });

        await fixture.Server.RemoveRuleAsync(Root, "LOADS", Cancellation);
        await fixture.Server.AddRuleAsync(Root, s_loads, Cancellation);
        Assert.Equal((0, null), await HitsAsync(fixture));
        await using var again = await fixture.ReopenAsync();

        Assert.Equal((0, null), await HitsAsync(again));
    }

    [Fact]
    public async Task Lint_tells_of_rules_that_no_job_has_met()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.AddRuleAsync(Root, s_loads, Cancellation);
        Assert.Contains(await LintAsync(fixture), finding => finding is { Rule: "LOADS", Code: "never-hit", Severity: "information" });

        await SubmitAsync(fixture, fact => fact with { Rule = "LOADS" });

        Assert.DoesNotContain(await LintAsync(fixture), finding => finding.Code == "never-hit");
    }

    [Theory]
    [InlineData("*ALL", true)]
    [InlineData("alice", false)]
    public async Task Lint_tells_of_a_rule_that_lets_any_users_job_be_waited_for(string user, bool tells)
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.AddRuleAsync(Root, s_loads with { User = user, JobName = "LOAD" }, Cancellation);
        await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("jobs.yaml", "kind: job-definition\nname: REPORT\nafter: LOAD\n")]),
            Cancellation
        );

        Assert.Equal(tells, (await LintAsync(fixture)).Any(finding => finding is { Rule: "LOADS", Code: "any-user" }));
    }

    [Fact]
    public async Task J33_A_rule_for_another_machine_does_not_reach_the_agent()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.AddRuleAsync(Root, s_loads with { Machines = ["other", "m?x"] }, Cancellation);
        await fixture.Server.AddRuleAsync(Root, s_loads with { Name = "MINE", Machines = ["m?"] }, Cancellation);

        var batch = await fixture.Server.Links.PollAsync(Machine, 0, -1, Cancellation);

        Assert.Equal("MINE", Assert.Single(batch.Rules!).Name);
        Assert.Equal(["other", "m?x"], (await fixture.Server.ShowRuleAsync("LOADS", Cancellation)).Machines);
        var test = await fixture.Server.TestRulesAsync(
            new RuleTest
            {
                JobName = "LOAD",
                User = "anna",
                Machine = "other",
            },
            Cancellation
        );
        Assert.Equal("LOADS", test.Winner!.Rule.Name);
    }

    private static async Task SubmitAsync(ServerFixture fixture, Func<JobSubmitted, JobSubmitted> change) =>
        await fixture.SayAsync(change(Submitted(await fixture.NumberAsync(), "anna", "LOAD") with { GoesAtOnce = true }));

    private static async Task<(int, DateTimeOffset?)> HitsAsync(ServerFixture fixture)
    {
        var rule = Assert.Single((await fixture.Server.ListRulesAsync(Cancellation)).Items);
        return ((int)rule.Hits!, rule.LastHit);
    }

    private static async Task<IReadOnlyList<RuleFinding>> LintAsync(ServerFixture fixture) =>
        (await fixture.Server.LintRulesAsync(Cancellation)).Items;
}
