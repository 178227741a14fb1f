using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

public sealed class ExplainTests
{
    private readonly RuleSet _set = new([
        RuleSamples.Rule("ALL"),
        RuleSamples.Rule("EXACT", "MONTHEND"),
        RuleSamples.Rule("START", "MONTH*"),
        RuleSamples.Rule("OTHER", "DAY*"),
        RuleSamples.Rule("BOBS", "MONTHEND", "bob"),
    ]);

    [Fact]
    public void The_winner_says_what_matched()
    {
        var explanation = _set.Explain(RuleSamples.Job("monthend"));

        Assert.Equal("EXACT", explanation.Winner!.Rule.Name.Text);
        Assert.Equal("job name monthend is MONTHEND", explanation.Winner.Why);
    }

    [Fact]
    public void Each_runner_up_says_what_put_it_behind() =>
        Assert.Equal(
            [
                "EXACT comes first by job name: specific MONTHEND before generic MONTH* (5 fixed)",
                "EXACT comes first by job name: specific MONTHEND before *ALL",
            ],
            _set.Explain(RuleSamples.Job("MONTHEND")).RunnersUp.Select(verdict => verdict.Why)
        );

    [Fact]
    public void Each_miss_says_what_did_not_match() =>
        Assert.Equal(
            ["user alice is not bob", "job name MONTHEND is not DAY*"],
            _set.Explain(RuleSamples.Job("MONTHEND")).Misses.Select(verdict => verdict.Why)
        );

    [Fact]
    public void Where_nothing_matches_there_is_no_winner() =>
        Assert.Null(new RuleSet([RuleSamples.Rule("X", "X")]).Explain(RuleSamples.Job("Y")).Winner);
}
