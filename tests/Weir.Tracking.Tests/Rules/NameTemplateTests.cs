using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

public sealed class NameTemplateTests
{
    [Theory]
    [InlineData("???GLPOST", "NIGHT-$PREFIX", "A25GLPOST", "NIGHT-A25")]
    [InlineData("*GLPOST", "$prefix_N", "A25GLPOST", "A25_N")]
    [InlineData("*GLPOST", "N$PREFIX", "GLPOST", "N")]
    [InlineData("*??X", "N$PREFIX", "ABCX", "NABC")]
    [InlineData("LOAD*", "N$SUFFIX", "load-eu", "N-eu")]
    [InlineData("LOAD???", "$SUFFIX-N", "LOAD-eu", "_eu-N")]
    [InlineData("??LOAD*", "P$SUFFIX", "XXLOADS", "PS")]
    [InlineData("LOAD*", "NIGHT", "LOADS", "NIGHT")]
    public void The_name_is_made_of_what_the_wildcard_of_the_job_name_matched(string jobName, string schedule, string job, string expected)
    {
        var rule = Rule(jobName, schedule, schedule);

        Assert.True(rule.JobName.Matches(job));
        Assert.Equal(expected, rule.ScheduleOf(ObjectName.Parse(job)).Text);
        Assert.Equal(expected, rule.FrequencyOf(ObjectName.Parse(job))!.Value.Text);
    }

    [Theory]
    [InlineData("LOAD*", "N$PREFIX")]
    [InlineData("*LOAD", "N$SUFFIX")]
    [InlineData("LO?D", "N$SUFFIX")]
    [InlineData("*ALL", "N$PREFIX")]
    public void A_part_that_no_wildcard_matches_is_refused(string jobName, string schedule)
    {
        var failure = Assert.Throws<RuleException>(() => Rule(jobName, schedule, null));

        Assert.Contains($"and {jobName} has none at that end: allowed is", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$PREFIX$SUFFIX")]
    [InlineData("$PREFIX-$PREFIX")]
    [InlineData("no such $PREFIX")]
    [InlineData("{no such token}")]
    [InlineData("{$PREFIX}")]
    public void One_of_the_two_stands_in_a_name_once(string schedule)
    {
        Assert.False(
            TrackingRule.TryCreate(
                new RuleText
                {
                    JobName = "?X?",
                    Schedule = schedule,
                    Frequency = schedule,
                },
                out _,
                out var faults
            )
        );
        Assert.Equal(["schedule", "frequency"], faults.Select(fault => fault.Field));
        Assert.StartsWith($"'{schedule}' is no schedule: allowed is {NameTemplate.Allowed}", faults[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LOAD*", "{SITE}", "LOADS", "north", "_SITE_")]
    [InlineData("LOAD*", "N-{SITE}-$SUFFIX", "LOADeu", "N-north-eu", "N-_SITE_-eu")]
    [InlineData("*ALL", "{SITE}{SITE}", "A", "northnorth", "_SITE__SITE_")]
    public void J62_A_variable_in_the_name_is_filled_and_one_that_there_is_not_names_nothing(
        string jobName,
        string schedule,
        string job,
        string filled,
        string unknown
    )
    {
        var rule = Rule(jobName, schedule, schedule);
        var name = ObjectName.Parse(job);

        Assert.Equal(filled, rule.ScheduleOf(name, text => text.Replace("{SITE}", "north", StringComparison.Ordinal)).Text);
        Assert.Equal(unknown, rule.ScheduleOf(name).Text);
        Assert.Equal(schedule, TrackingRule.Create(rule.ToText()).Schedule.Text);
        Assert.True(rule.Puts(name, ObjectName.Parse("ANY")));
    }

    [Fact]
    public void A_passive_rule_may_name_variables() =>
        Assert.True(TrackingRule.TryCreate(new RuleText { Type = "passive", Schedule = "{SITE}" }, out _, out _));

    [Fact]
    public void A_name_that_grows_too_long_is_cut()
    {
        var rule = Rule("*X", new string('S', 60) + "$PREFIX", null);

        Assert.Equal(new string('S', 60) + "AAAA", rule.ScheduleOf(ObjectName.Parse("AAAAAAX")).Text);
    }

    [Fact]
    public void J62_J63_A_rule_says_frequency_and_date_of_its_schedule()
    {
        var rule = TrackingRule.Create(new RuleText { Frequency = "WORKDAYS", ScheduleDate = "latest held" });

        Assert.Equal(("WORKDAYS", "LATEST HELD"), (rule.Frequency!.Text, rule.ScheduleDate!.ToString()));
        Assert.StartsWith(
            "'$PREFIX' is no date of a schedule: allowed are CURRENT",
            Assert.Throws<RuleException>(() => TrackingRule.Create(new RuleText { JobName = "?X", ScheduleDate = "$PREFIX" })).Message,
            StringComparison.Ordinal
        );
    }

    private static TrackingRule Rule(string jobName, string schedule, string? frequency) =>
        TrackingRule.Create(
            new RuleText
            {
                JobName = jobName,
                Schedule = schedule,
                Frequency = frequency,
            }
        );
}
