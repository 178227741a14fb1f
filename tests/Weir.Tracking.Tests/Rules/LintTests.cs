using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

public sealed class LintTests
{
    [Fact]
    public void Rules_that_each_have_their_jobs_are_in_order() =>
        Assert.Empty(new RuleSet([RuleSamples.Rule("ALL"), RuleSamples.Rule("M", "M*"), RuleSamples.Rule("ME", "MONTHEND")]).Lint([]));

    [Fact]
    public void Of_two_rules_with_one_filter_the_later_is_a_duplicate()
    {
        var finding = Assert.Single(
            new RuleSet([RuleSamples.Rule("ONE", "month*"), RuleSamples.Rule("TWO", "MONTH*", type: "track")]).Lint([])
        );

        Assert.Equal(("TWO", "duplicate"), (finding.Rule.Text, finding.Code));
        Assert.Equal("ONE has the same filter, says otherwise and comes first: TWO never decides; remove one of them", finding.Text);
    }

    [Fact]
    public void A_rule_that_does_the_same_as_the_one_before_it_says_the_same() =>
        Assert.Equal(
            "ONE has the same filter, says the same and comes first: TWO never decides; remove one of them",
            Assert.Single(new RuleSet([RuleSamples.Rule("ONE", "A"), RuleSamples.Rule("TWO", "a")]).Lint([])).Text
        );

    [Theory]
    [InlineData("schedule")]
    [InlineData("whenAgentDown")]
    [InlineData("whenServerAway")]
    [InlineData("onReject")]
    [InlineData("monitor")]
    [InlineData("output")]
    public void One_thing_that_differs_makes_a_duplicate_say_otherwise(string what)
    {
        var text = new RuleText { Name = "TWO", JobName = "A" };
        var other = what switch
        {
            "schedule" => text with { Schedule = "NIGHT" },
            "whenAgentDown" => text with { WhenAgentDown = "run" },
            "whenServerAway" => text with { WhenServerAway = "start" },
            "onReject" => text with { OnReject = "run" },
            "monitor" => text with { Monitor = "JV" },
            _ => text with { OutputMax = "1GiB" },
        };

        var found = Assert.Single(
            new RuleSet([RuleSamples.Rule("ONE", "A"), TrackingRule.Create(other)]).Lint([ObjectName.Parse("NIGHT")])
        );

        Assert.Equal("ONE has the same filter, says otherwise and comes first: TWO never decides; remove one of them", found.Text);
    }

    [Fact]
    public void Rules_that_only_their_names_put_in_order_are_told()
    {
        var finding = Assert.Single(new RuleSet([RuleSamples.Rule("ONE", "A*"), RuleSamples.Rule("TWO", "*B", type: "track")]).Lint([]));

        Assert.Equal(("TWO", "order-by-name"), (finding.Rule.Text, finding.Code));
    }

    [Fact]
    public void Rules_of_equal_rank_that_no_job_matches_both_or_that_do_the_same_are_in_order()
    {
        Assert.Empty(new RuleSet([RuleSamples.Rule("ONE", "A*"), RuleSamples.Rule("TWO", "B*", type: "track")]).Lint([]));
        Assert.Empty(new RuleSet([RuleSamples.Rule("ONE", "A*"), RuleSamples.Rule("TWO", "*B")]).Lint([]));
    }

    [Theory]
    [InlineData("CRON/*ALL", "cron/*ALL")]
    [InlineData("CRON/*ALL", "OTHER/*ALL")]
    [InlineData("OTHER/*ALL", "AT/b")]
    [InlineData("CRON*/*ALL", "AT/b")]
    public void A_filter_of_one_way_in_or_of_none_is_likely(string description, string queue) =>
        Assert.Empty(
            new RuleSet([
                TrackingRule.Create(
                    new RuleText
                    {
                        Name = "R",
                        JobDescription = description,
                        JobQueue = queue,
                    }
                ),
            ]).Lint([])
        );

    [Fact]
    public void A_filter_that_mixes_two_ways_in_is_told()
    {
        var rule = TrackingRule.Create(
            new RuleText
            {
                Name = "MIX",
                JobDescription = "CRON/*ALL",
                JobQueue = "AT/b",
            }
        );

        Assert.Equal("unlikely-filter", Assert.Single(new RuleSet([rule]).Lint([])).Code);
    }

    [Fact]
    public void A_schedule_that_is_not_defined_is_told_with_what_becomes_of_the_jobs()
    {
        var rules = new RuleSet([
            TrackingRule.Create(
                new RuleText
                {
                    Name = "T",
                    JobName = "A",
                    Type = "track",
                    Schedule = "NONE",
                }
            ),
            TrackingRule.Create(
                new RuleText
                {
                    Name = "Q",
                    JobName = "B",
                    Schedule = "NONE",
                }
            ),
            TrackingRule.Create(
                new RuleText
                {
                    Name = "N",
                    JobName = "C",
                    Schedule = "NIGHT",
                }
            ),
        ]);

        var found = rules.Lint([ObjectName.Parse("Night")]).OrderBy(finding => finding.Rule.Text).ToList();

        Assert.Equal([("Q", "no-schedule"), ("T", "no-schedule")], found.Select(finding => (finding.Rule.Text, finding.Code)));
        Assert.Contains("there is no schedule NONE: jobs that match Q are rejected and held;", found[0].Text, StringComparison.Ordinal);
        Assert.Contains("are rejected and run all the same, as onReject says;", found[1].Text, StringComparison.Ordinal);
    }
}
