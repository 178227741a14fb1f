using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

public sealed class TrackingRuleTests
{
    [Fact]
    public void A_queue_rule_waits_for_the_agent_and_holds_for_the_server_unless_it_says_otherwise()
    {
        var rule = TrackingRule.Create(new RuleText { JobName = "MONTH*", Type = "queue" });

        Assert.Equal(
            (TrackType.Queue, WhenAgentDown.Wait, WhenServerAway.Hold, OnReject.Hold),
            (rule.Type, rule.WhenAgentDown, rule.WhenServerAway, rule.OnReject)
        );
        Assert.Equal("AdHoc", rule.Schedule.Text);
    }

    [Fact]
    public void A_track_rule_runs_without_the_agent_and_starts_without_the_server()
    {
        var rule = TrackingRule.Create(new RuleText { Type = "TRACK" });

        Assert.Equal((TrackType.Track, WhenAgentDown.Run, WhenServerAway.Start), (rule.Type, rule.WhenAgentDown, rule.WhenServerAway));
    }

    [Theory]
    [InlineData("capture")]
    [InlineData("A")]
    [InlineData("")]
    public void A_type_that_is_not_served_is_refused_with_those_that_are(string type)
    {
        var failure = Assert.Throws<RuleException>(() => TrackingRule.Create(new RuleText { Type = type }));

        Assert.EndsWith("allowed are track, queue, passive, automatic", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var made = TrackingRule.TryCreate(
            new RuleText
            {
                Name = "-x",
                JobName = "a*b",
                User = "a b",
                JobDescription = "CRON",
                JobQueue = "A/B/C",
                Schedule = "no such!",
                WhenAgentDown = "hold",
                OnReject = "start",
            },
            out _,
            out var faults
        );

        Assert.False(made);
        Assert.Equal(
            ["jobName", "user", "jobDescription", "jobQueue", "schedule", "whenAgentDown", "onReject", "name"],
            faults.Select(fault => fault.Field)
        );
        Assert.All(faults, fault => Assert.Contains("allowed", fault.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_contradicts_itself_is_refused_with_the_way_out()
    {
        var failure = Assert.Throws<RuleException>(() => TrackingRule.Create(new RuleText { Type = "track", WhenServerAway = "hold" }));

        Assert.Equal(
            "a rule of type track lets its jobs go at once and cannot hold them while the server is away: say whenServerAway start, or type queue",
            failure.Message
        );
    }

    [Theory]
    [InlineData("MONTH*", "*ALL", "*ALL/*ALL", "*ALL/*ALL", "MONTH_")]
    [InlineData("*ALL", "*ALL", "*ALL/*ALL", "*ALL/*ALL", "ALL")]
    [InlineData("DAY?", "bob", "CRON/*ALL", "*ALL/*ALL", "DAY#@bob-d-CRON.ALL")]
    [InlineData("*END", "*ALL", "*ALL", "AT/b", "_END-q-AT.b")]
    public void A_rule_without_a_name_is_named_after_its_filter(string jobName, string user, string description, string queue, string name)
    {
        var rule = TrackingRule.Create(
            new RuleText
            {
                JobName = jobName,
                User = user,
                JobDescription = description,
                JobQueue = queue,
            }
        );

        Assert.Equal(name, rule.Name.Text);
    }

    [Fact]
    public void Long_filters_of_nearly_the_same_text_give_different_names()
    {
        static string Named(string end) =>
            TrackingRule.Create(new RuleText { JobName = new string('A', 60), JobQueue = $"LIBRARY/{end}" }).Name.Text;

        Assert.NotEqual(Named("ONE"), Named("TWO"));
        Assert.Equal(64, Named("ONE").Length);
    }

    [Theory]
    [InlineData("track", null, OnReject.Run)]
    [InlineData("track", "hold", OnReject.Hold)]
    [InlineData("queue", null, OnReject.Hold)]
    public void What_becomes_of_rejected_jobs_goes_with_the_type_where_it_is_not_said(string type, string? said, OnReject expected)
    {
        var rule = TrackingRule.Create(new RuleText { Type = type, OnReject = said });

        Assert.Equal(expected, rule.OnReject);
        Assert.Equal(expected, TrackingRule.Create(rule.ToText()).OnReject);
    }

    [Fact]
    public void A_rule_in_words_makes_the_same_rule_again()
    {
        var rule = TrackingRule.Create(
            new RuleText
            {
                JobName = "M*",
                User = "bob",
                JobDescription = "CRON/x",
                Type = "track",
                WhenAgentDown = "wait",
                OnReject = "run",
            }
        );

        Assert.Equal(rule.ToText(), TrackingRule.Create(rule.ToText()).ToText());
    }

    [Theory]
    [InlineData("64KiB", null, 65536, false, "cut")]
    [InlineData("1", "CUT", 1, false, "cut")]
    [InlineData("1GiB", "End", 1073741824, true, "end")]
    public void How_much_jobs_may_write_is_said_with_what_becomes_of_those_that_write_more(
        string max,
        string? onFull,
        long most,
        bool ends,
        string word
    )
    {
        var rule = TrackingRule.Create(new RuleText { OutputMax = max, OnFull = onFull });

        Assert.Equal(new OutputLimit(most, ends), rule.Output);
        Assert.Equal((max, word), (rule.ToText().OutputMax, rule.ToText().OnFull));
        Assert.Null(TrackingRule.Create(new RuleText()).Output);
    }

    [Theory]
    [InlineData("0", null, "'0' is not a size of output: ")]
    [InlineData("much", null, "'much' is not a size of output: ")]
    [InlineData("1GiB", "stop", "'stop' is not a value of output: allowed are cut, end")]
    [InlineData(null, "end", "")]
    public void Output_that_is_said_wrong_is_refused_with_what_is_allowed(string? max, string? onFull, string beginning)
    {
        Assert.False(TrackingRule.TryCreate(new RuleText { OutputMax = max, OnFull = onFull }, out _, out var faults));

        var fault = Assert.Single(faults);
        Assert.Equal("output", fault.Field);
        Assert.StartsWith(beginning, fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_fault_quotes_what_was_found_and_says_what_is_allowed()
    {
        TrackingRule.TryCreate(
            new RuleText
            {
                Name = "-x",
                User = "a b",
                JobDescription = "CRON",
                Type = "active",
                WhenServerAway = "wait",
            },
            out _,
            out var faults
        );

        Assert.Equal(
            [
                $"'a b' is no filter for user: allowed is {NamePattern.Allowed}, without blanks and :",
                $"'CRON' is no filter for jobDescription: allowed is LIBRARY/NAME, each part {NamePattern.Allowed}",
                "'active' is not a type of rule: allowed are track, queue, passive, automatic",
                "'wait' is not a value of whenServerAway: allowed are hold, start",
                $"'-x' is no name: allowed are {ObjectName.Allowed}",
            ],
            faults.Select(fault => fault.Text)
        );
    }

    [Fact]
    public void A_rule_keeps_every_word_that_was_said()
    {
        var said = new RuleText
        {
            Name = "R",
            JobName = "M*",
            User = "bob",
            JobDescription = "CRON/x",
            JobQueue = "AT/b",
            Type = "queue",
            Automatic = "prevent",
            Schedule = "NIGHT-$SUFFIX",
            ScheduleDate = "LATEST HELD",
            Frequency = "$SUFFIX",
            Machines = "node-* beta",
            WhenAgentDown = "run",
            WhenServerAway = "start",
            OnReject = "run",
            Monitor = "JV",
            OutputMax = "1GiB",
            OnFull = "end",
        };

        Assert.Equal(said, TrackingRule.Create(said).ToText());
    }

    [Fact]
    public void Both_filters_of_a_queue_or_a_description_are_all_where_nothing_is_said()
    {
        var rule = TrackingRule.Create(new RuleText { JobDescription = "*all" });

        Assert.Equal(("*ALL/*ALL", "*ALL/*ALL"), (rule.JobDescriptionText, rule.JobQueueText));
    }

    [Fact]
    public void Two_rules_of_one_name_are_no_set() =>
        Assert.Contains(
            "two rules named",
            Assert.Throws<RuleException>(() => new RuleSet([RuleSamples.Rule("R"), RuleSamples.Rule("r", "A")])).Message,
            StringComparison.Ordinal
        );
}
