using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

public sealed class AutomaticTests
{
    [Theory]
    [InlineData("track", null, null)]
    [InlineData("track", "allow", AutomaticTracking.Allow)]
    [InlineData("track", "Prevent", AutomaticTracking.Prevent)]
    [InlineData("queue", null, null)]
    [InlineData("queue", "prevent", AutomaticTracking.Prevent)]
    [InlineData("passive", null, null)]
    [InlineData("passive", "allow", AutomaticTracking.Allow)]
    [InlineData("automatic", null, AutomaticTracking.Allow)]
    [InlineData("automatic", "prevent", AutomaticTracking.Prevent)]
    public void J107_The_flag_is_allow_prevent_or_nothing_and_allow_for_an_automatic_rule(
        string type,
        string? said,
        AutomaticTracking? expected
    ) => Assert.Equal(expected, Rule(type, said).Automatic);

    [Fact]
    public void J96_A_queue_rule_never_allows_automatic_tracking() =>
        Assert.Equal(
            "a rule of type queue cannot allow automatic tracking: what its jobs submit would be rejected; say automatic prevent, leave it out, or type track or automatic",
            Assert.Throws<RuleException>(() => Rule("queue", "allow")).Message
        );

    [Theory]
    [InlineData("automatic", "allow", true)]
    [InlineData("automatic", "prevent", false)]
    [InlineData("track", "prevent", true)]
    [InlineData("queue", "prevent", true)]
    [InlineData("passive", "allow", false)]
    public void J106_An_automatic_rule_takes_its_job_as_track_does_where_it_allows(string type, string automatic, bool takes) =>
        Assert.Equal(takes, new RuleSet([Rule(type, automatic)]).Match(RuleSamples.Job("LOAD")) is not null);

    [Fact]
    public void An_automatic_rule_that_prevents_decides_before_the_rules_behind_it()
    {
        var set = new RuleSet([RuleSamples.Rule("ALL", type: "track"), Rule("automatic", "prevent")]);

        Assert.Null(set.Match(RuleSamples.Job("LOAD")));
        Assert.Equal("LOADS", set.Decide(RuleSamples.Job("LOAD"))!.Rule.Name.Text);
        Assert.Equal("ALL", set.Match(RuleSamples.Job("OTHER"))!.Rule.Name.Text);
    }

    [Fact]
    public void J86_A_passive_rule_is_for_processes_alone()
    {
        var set = new RuleSet([RuleSamples.Rule("ALL", type: "track"), Rule("passive", null)]);

        Assert.Equal("ALL", set.Match(RuleSamples.Job("LOAD"))!.Rule.Name.Text);
        Assert.Equal("LOADS", set.DecideProcess(RuleSamples.Job("LOAD"))!.Rule.Name.Text);
        Assert.Null(set.DecideProcess(RuleSamples.Job("OTHER")));
        Assert.Equal(
            "it is for processes that start by themselves, not for submissions",
            Assert.Single(set.Explain(RuleSamples.Job("LOAD")).Misses).Why
        );
    }

    [Theory]
    [InlineData("wait", null, null, "whenAgentDown")]
    [InlineData(null, "hold", null, "whenServerAway")]
    [InlineData(null, null, "hold", "onReject")]
    public void A_passive_rule_holds_nothing(string? agentDown, string? serverAway, string? onReject, string field)
    {
        var text = new RuleText
        {
            Type = "passive",
            WhenAgentDown = agentDown,
            WhenServerAway = serverAway,
            OnReject = onReject,
        };

        Assert.False(TrackingRule.TryCreate(text, out _, out var faults));
        Assert.Equal(field, Assert.Single(faults).Field);
    }

    private static TrackingRule Rule(string type, string? automatic) =>
        TrackingRule.Create(
            new RuleText
            {
                Name = "LOADS",
                JobName = "LOAD*",
                Type = type,
                Automatic = automatic,
            }
        );
}
