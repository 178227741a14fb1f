using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

public sealed class MachineTests
{
    private static readonly TrackingRule All = RuleSamples.Rule("ALL", "LOAD");
    private static readonly TrackingRule Nodes = Rule("NODES", "node-* other.example.com");

    [Theory]
    [InlineData("node-1", "NODES")]
    [InlineData("NODE-2", "NODES")]
    [InlineData("other.example.com", "NODES")]
    [InlineData("beta", "ALL")]
    public void J33_A_rule_for_some_machines_comes_before_the_one_for_all_of_the_same_rank(string machine, string expected) =>
        Assert.Equal(expected, new RuleSet([All, Nodes]).Match(RuleSamples.Job("LOAD") with { Machine = machine })!.Rule.Name.Text);

    [Fact]
    public void J33_A_rule_on_another_machine_does_not_match_and_says_so()
    {
        var miss = Assert.Single(new RuleSet([Nodes]).Explain(RuleSamples.Job("LOAD") with { Machine = "beta" }).Misses);

        Assert.Equal("machine beta is not node-* or other.example.com", miss.Why);
        Assert.False(Nodes.IsFor("beta"));
        Assert.True(All.IsFor("beta"));
    }

    [Theory]
    [InlineData("alpha", "beta", false)]
    [InlineData("*a", "beta", true)]
    [InlineData("alpha beta", "beta", true)]
    [InlineData("alpha b*", "beta", true)]
    [InlineData("beta", null, false)]
    public void A_rule_hides_another_one_only_on_its_own_machines(string first, string? second, bool hides)
    {
        var findings = new RuleSet([Rule("A", first), Rule("B", second)]).Lint([]);

        Assert.Equal(hides, findings.Any(finding => finding.Code == "duplicate"));
    }

    [Fact]
    public void What_no_machine_is_called_is_refused() =>
        Assert.StartsWith(
            "'a/b' is no machine: allowed is",
            Assert.Throws<RuleException>(() => Rule("A", "node-1 a/b")).Message,
            StringComparison.Ordinal
        );

    private static TrackingRule Rule(string name, string? machines) =>
        TrackingRule.Create(
            new RuleText
            {
                Name = name,
                JobName = "LOAD",
                Machines = machines,
            }
        );
}
