using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;
using Weir.Tracking.Tests.Rules;

namespace Weir.Tracking.Tests.Gate;

public sealed class GateFilterTests
{
    private static readonly GateSettings Settings = new(
        "/run/weir/weir.sock",
        4711,
        TimeSpan.FromSeconds(2),
        new Dictionary<string, WayState>
        {
            ["run"] = WayState.On,
            ["cron"] = WayState.Observe,
            ["at"] = WayState.Off,
        },
        [
            new GateName("alice", [0x65, 0xFF, 0x0A], ObjectName.Parse("ODD")),
            new GateName("bob", "make all"u8.ToArray(), ObjectName.Parse("BUILD")),
        ]
    );

    [Fact]
    public void The_filter_decides_exactly_as_the_rules() =>
        Prop.ForAll(
                RuleSamples.Set.ToArbitrary(),
                RuleSamples.Subject.ToArbitrary(),
                (set, subject) =>
                {
                    Assert.True(GateFilter.TryParse(GateFilter.Compile(set, Settings), out var filter));
                    var decision = Decide(filter, subject);
                    var match = set.Match(subject)?.Rule;
                    return match is null
                        ? !decision.IsMatch
                        : decision.IsMatch
                            && Encoding.UTF8.GetString(decision.Rule) == match.Name.Text
                            && decision.Type == match.Type
                            && decision.WhenAgentDown == match.WhenAgentDown;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void The_filter_says_where_the_agent_is_and_how_long_to_try()
    {
        Assert.True(GateFilter.TryParse(GateFilter.Compile(RuleSet.Empty, Settings), out var filter));

        Assert.Equal("/run/weir/weir.sock", Encoding.UTF8.GetString(filter.Socket));
        Assert.Equal(4711, filter.AgentProcess);
        Assert.Equal(2000, filter.TimeoutMilliseconds);
    }

    [Theory]
    [InlineData(GateAsks.WhereRulesMatch)]
    [InlineData(GateAsks.InsideJobs)]
    [InlineData(GateAsks.Always)]
    public void The_filter_says_when_the_agent_is_asked(GateAsks asks)
    {
        Assert.True(GateFilter.TryParse(GateFilter.Compile(RuleSet.Empty, Settings with { Asks = asks }), out var filter));

        Assert.Equal(asks, filter.Asks);
    }

    [Fact]
    public void A_way_is_what_the_file_says_and_off_where_it_says_nothing()
    {
        Assert.True(GateFilter.TryParse(GateFilter.Compile(RuleSet.Empty, Settings), out var filter));

        Assert.Equal(WayState.On, filter.Way("run"u8));
        Assert.Equal(WayState.Observe, filter.Way("cron"u8));
        Assert.Equal(WayState.Off, filter.Way("at"u8));
        Assert.Equal(WayState.Off, filter.Way("slurm"u8));
        Assert.Equal(WayState.Off, filter.Way("cro"u8));
    }

    [Fact]
    public void A_name_from_a_comment_is_found_by_its_user_and_its_exact_command()
    {
        Assert.True(GateFilter.TryParse(GateFilter.Compile(RuleSet.Empty, Settings), out var filter));

        Assert.Equal("ODD", Encoding.UTF8.GetString(filter.NameOf("alice"u8, [0x65, 0xFF, 0x0A])));
        Assert.Equal("BUILD", Encoding.UTF8.GetString(filter.NameOf("bob"u8, "make all"u8)));
        Assert.True(filter.NameOf("alice"u8, "make all"u8).IsEmpty);
        Assert.True(filter.NameOf("bob"u8, "make"u8).IsEmpty);
    }

    [Fact]
    public void The_published_bytes_are_lines_and_an_index_behind_them()
    {
        var bytes = GateFilter.Compile(
            new RuleSet([RuleSamples.Rule("ALL", user: "bob", type: "track"), RuleSamples.Rule("M", "MONTH*")]),
            Settings
        );
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("run\n", text.IndexOf("rule ALL", StringComparison.Ordinal), StringComparison.Ordinal) + 4;

        Assert.Equal(
            $"""
            weir-gate 2
            socket /run/weir/weir.sock
            agent 4711
            timeout 2000
            way at off
            way cron observe
            way run on
            name alice	f700f41176696979734bb767825d12db257f1a2a11a16b1b6c225c79a32abb27	ODD
            name bob	2d07dcc49dbbfb09406b90c5839a614c1b4b7af23cfad91acd1038652ecf8940	BUILD
            users yes
            index {end:D10} 0000000002
            rule M	queue	MONTH*	*ALL	*ALL	*ALL	*ALL	*ALL	wait
            rule ALL	track	*ALL	bob	*ALL	*ALL	*ALL	*ALL	run

            """,
            text[..end]
        );
    }

    [Fact]
    public void The_file_of_the_version_before_is_still_read()
    {
        var old = Encoding.UTF8.GetBytes(
            """
            weir-gate 1
            socket /run/weir/weir.sock
            agent 4711
            timeout 2000
            way run on
            rule M	queue	MONTH*	*ALL	*ALL	*ALL	*ALL	*ALL	wait
            odd line
            rule ALL	track	*ALL	bob	*ALL	*ALL	*ALL	*ALL	run

            """
        );

        Assert.True(GateFilter.TryParse(old, out var filter));
        Assert.True(filter.LooksAtUsers);
        Assert.Equal("M", Encoding.UTF8.GetString(Decide(filter, RuleSamples.Job("MONTHEND")).Rule));
        Assert.Equal("ALL", Encoding.UTF8.GetString(Decide(filter, RuleSamples.Job("X", "bob")).Rule));
        Assert.False(Decide(filter, RuleSamples.Job("X")).IsMatch);
    }

    [Fact]
    public void Spoilt_bytes_never_break_a_submission()
    {
        var bytes = GateFilter.Compile(ManyRules.Of(40), Settings);
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var spoilt in new byte[] { 0x00, 0x7F, 0xFF })
            {
                var kept = bytes[at];
                bytes[at] = spoilt;
                if (GateFilter.TryParse(bytes, out var filter))
                {
                    Decide(filter, RuleSamples.Job("J00005"));
                }

                bytes[at] = kept;
            }
        }

        Assert.True(GateFilter.TryParse(bytes, out var whole));
        Assert.True(Decide(whole, RuleSamples.Job("J00005")).IsMatch);
    }

    [Theory]
    [InlineData("*ALL", false)]
    [InlineData("bob", true)]
    public void Users_are_looked_at_where_a_rule_or_a_name_does(string user, bool looks)
    {
        var rules = new RuleSet([RuleSamples.Rule("FIRST", "A"), RuleSamples.Rule("LAST", "B*", user)]);
        Assert.True(GateFilter.TryParse(GateFilter.Compile(rules, Settings with { Names = [] }), out var filter));
        Assert.Equal(looks, filter.LooksAtUsers);
        Assert.True(GateFilter.TryParse(GateFilter.Compile(RuleSet.Empty, Settings), out var named));
        Assert.True(named.LooksAtUsers);
        Assert.Equal((true, false), (filter.HasRules, named.HasRules));
    }

    [Theory]
    [InlineData("off", true, WayState.Off)]
    [InlineData("observe", true, WayState.Observe)]
    [InlineData("on", true, WayState.On)]
    [InlineData("ON", false, WayState.Off)]
    [InlineData(null, false, WayState.Off)]
    public void The_state_of_a_way_is_one_of_three_words(string? text, bool isOne, WayState state)
    {
        Assert.Equal(isOne, WayStates.TryParse(text, out var read));
        Assert.Equal(state, read);
        Assert.Equal(isOne ? text : "off", WayStates.ToText(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("weir-gate 3\n")]
    [InlineData("weir-gate 2\n")]
    [InlineData("weir-gate 2\nindex 0000000012 0000000001\n")]
    [InlineData("weir-gate 2\nindex 9999999999 0000000001\n")]
    [InlineData("weir-gate 1")]
    public void Bytes_of_another_version_are_no_filter(string text) =>
        Assert.False(GateFilter.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_none()
    {
        var bytes = GateFilter.Compile(new RuleSet([RuleSamples.Rule("LAST", "*ALL")]), Settings);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(GateFilter.TryParse(bytes.AsSpan(0, length), out _));
        }
    }

    [Fact]
    public void A_socket_path_with_a_line_end_is_refused() =>
        Assert.Throws<FormatException>(() => GateFilter.Compile(RuleSet.Empty, Settings with { Socket = "/tmp/a\nrule" }));

    [Fact]
    public void Matching_allocates_nothing()
    {
        var bytes = GateFilter.Compile(new RuleSet(Enumerable.Range(0, 100).Select(i => RuleSamples.Rule($"R{i}", $"JOB{i}*"))), Settings);
        var subject = RuleSamples.Job("OTHER");
        byte[] name = "OTHER"u8.ToArray(),
            user = "alice"u8.ToArray();
        Assert.True(GateFilter.TryParse(bytes, out var filter));
        Assert.False(Decide(filter, subject).IsMatch);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var matched = GateFilter.TryParse(bytes, out var again) && again.Match(name, user, name, name, name, name).IsMatch;
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(matched);
        Assert.Equal(0, after - before);
    }

    private static GateDecision Decide(GateFilter filter, RuleSubject subject) =>
        filter.Match(
            Encoding.UTF8.GetBytes(subject.Name.Text),
            Encoding.UTF8.GetBytes(subject.User),
            Encoding.UTF8.GetBytes(subject.JobDescription.Library.Text),
            Encoding.UTF8.GetBytes(subject.JobDescription.Name.Text),
            Encoding.UTF8.GetBytes(subject.JobQueue.Library.Text),
            Encoding.UTF8.GetBytes(subject.JobQueue.Name.Text)
        );
}
