using System.Text;
using Weir.Linux;
using Weir.Tracking.Rules;
using Weir.Ways.Watch;

namespace Weir.Ways.Tests.Watch;

public sealed class WatchTableTests
{
    private const int Shell = 100;

    private readonly WatchTable _table = new(user => user == 0 ? "root" : $"u{user}", tellsEnds: true);
    private readonly WatchScope _scope = new([Subsystem("/batch")]);
    private RuleSet _rules = new([Passive("NIGHTLY", "nightly")]);
    private long _clock;

    [Fact]
    public void J81_a_process_that_meets_a_passive_rule_is_a_job_until_it_ends()
    {
        var begun = Assert.IsType<WatchOutcome.Noticed>(Assert.Single(Execute(7, "nightly", parent: 1)));
        Assert.Equal(("nightly", "NIGHTLY", "/batch"), (begun.Job.Name.Text, begun.Job.Rule!.Name.Text, begun.Job.Subsystem));

        var ended = Assert.IsType<WatchOutcome.Ended>(Assert.Single(Exit(7, 3 << 8, cpu: 12)));

        Assert.Same(begun.Job, ended.Job);
        Assert.Equal((3, 12), (ended.Status!.Value.ExitCode, ended.CpuTicks));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Shell)]
    [InlineData(7)]
    public void J83_whatever_its_parent_is(int parent)
    {
        Execute(Shell, "sh", parent: 1);
        Execute(7, "nightly", parent: 1);

        Assert.IsType<WatchOutcome.Noticed>(Assert.Single(Execute(8, "nightly", parent)));
    }

    [Fact]
    public void What_descends_from_a_job_belongs_to_it_and_is_no_job()
    {
        Execute(7, "nightly", parent: 1);

        Assert.Empty(Fork(7, 8));
        Assert.Empty(Execute(8, "gzip", parent: 7));
        Assert.Empty(Exit(8, 0));
    }

    [Fact]
    public void J97_a_job_that_descends_from_another_knows_it()
    {
        _rules = new RuleSet([Passive("NIGHTLY", "NIGHTLY"), Passive("SORT", "SORT")]);
        Execute(7, "nightly", parent: 1);
        Execute(8, "sh", parent: 7);

        var below = Assert.IsType<WatchOutcome.Noticed>(Assert.Single(Execute(9, "sort", parent: 8)));

        Assert.Equal(7, below.Job.Parent?.ProcessId);
    }

    [Fact]
    public void A_process_that_becomes_another_program_is_the_same_job()
    {
        Execute(7, "nightly", parent: 1);

        Assert.Empty(Execute(7, "gzip", parent: 1));
        Assert.Empty(Execute(7, "nightly", parent: 1));
        Assert.IsType<WatchOutcome.Ended>(Assert.Single(Exit(7, 0)));
    }

    [Fact]
    public void J85_only_what_is_in_a_watched_subsystem_is_noticed()
    {
        Assert.Empty(Execute(7, "nightly", parent: 1, cgroup: "/batches"));
        Assert.Empty(Execute(8, "nightly", parent: 1, cgroup: "/batch/weir/000000147-x"));
        Assert.Single(Execute(9, "nightly", parent: 1, cgroup: "/batch/inner"));
    }

    [Fact]
    public void A_job_that_is_moved_elsewhere_is_followed_to_its_end()
    {
        Execute(7, "nightly", parent: 1);

        Assert.Empty(Decide(new WatchNews(WatchNewsKind.Elsewhere, 7, ++_clock)));
        Assert.IsType<WatchOutcome.Ended>(Assert.Single(Exit(7, 0)));
    }

    [Fact]
    public void J92_one_that_was_gone_before_it_could_be_read_is_a_job_where_every_name_meets_the_rule()
    {
        _rules = new RuleSet([Passive("ALL", "*ALL")]);
        Execute(Shell, "sh", parent: 1);
        Fork(Shell, 7);

        var begun = Assert.IsType<WatchOutcome.Noticed>(Assert.Single(Decide(new WatchNews(WatchNewsKind.Gone, 7, ++_clock))));

        Assert.Equal(("GONE", "ALL"), (begun.Job.Name.Text, begun.Job.Rule?.Name.Text));
        Assert.IsType<WatchOutcome.Ended>(Assert.Single(Exit(7, 0)));
    }

    [Fact]
    public void J92_and_where_it_may_have_met_one_it_is_known_without_a_rule()
    {
        Execute(Shell, "sh", parent: 1);
        Fork(Shell, 7);

        var begun = Assert.IsType<WatchOutcome.Noticed>(Assert.Single(Decide(new WatchNews(WatchNewsKind.Gone, 7, ++_clock))));

        Assert.Null(begun.Job.Rule);
    }

    [Fact]
    public void One_that_is_gone_and_of_another_user_than_any_rule_is_nothing()
    {
        _rules = new RuleSet([Passive("ALL", "*ALL", user: "alice")]);
        Execute(Shell, "sh", parent: 1);
        Fork(Shell, 7);

        Assert.Empty(Decide(new WatchNews(WatchNewsKind.Gone, 7, ++_clock)));
    }

    [Fact]
    public void A_user_that_changed_before_the_program_began_counts()
    {
        _rules = new RuleSet([Passive("HERS", "*ALL", user: "u5")]);
        Execute(Shell, "sh", parent: 1);
        Fork(Shell, 7);
        Decide(new WatchNews(WatchNewsKind.UserChanged, 7, ++_clock) { Value = 5 });

        Assert.Single(Decide(new WatchNews(WatchNewsKind.Gone, 7, ++_clock)));
    }

    [Fact]
    public void What_came_round_the_gate_is_dark_and_what_its_cgroup_has_besides_belongs_to_it()
    {
        Execute(7, "backup", parent: 1);
        Execute(8, "gzip", parent: 1);

        Assert.Equal("backup", Assert.Single(_table.DarkNow).Name.Text);
        var over = Assert.IsType<WatchOutcome.Dark>(Assert.Single(Exit(7, 0, cpu: 40)));
        Assert.Equal((40, true), (over.CpuTicks, over.IsOver));
        Assert.Empty(Exit(8, 0));
    }

    [Fact]
    public void Each_job_of_cron_is_dark_by_itself_with_the_name_that_the_gate_would_give_it_and_cron_is_not()
    {
        Execute(50, "cron", parent: 1);
        Fork(50, 7);

        Decide(
            new WatchNews(WatchNewsKind.Executed, 7, ++_clock)
            {
                Sight = Sight(7, "sh", 50, "/batch", "/bin/sh", "-c", "cd /srv && ./backup --full"),
                Origin = "cron",
            }
        );

        Assert.Equal(("backup", "cron"), Assert.Single(_table.DarkNow.Select(dark => (dark.Name.Text, dark.Origin))));
    }

    [Fact]
    public void What_passed_the_gate_is_not_dark_and_can_meet_a_passive_rule()
    {
        Execute(7, "weir-sh", parent: 1);

        Assert.Empty(Execute(7, "backup", parent: 1));
        Assert.Empty(_table.DarkNow);
        Assert.IsType<WatchOutcome.Noticed>(Assert.Single(Execute(7, "nightly", parent: 1)));
    }

    [Fact]
    public void What_a_program_of_Weir_starts_is_known_already()
    {
        Execute(7, "weir-sh", parent: 1);
        Fork(7, 8);
        Fork(8, 9);

        Assert.Empty(Execute(8, "nightly", parent: 7));
        Assert.Empty(Execute(9, "nightly", parent: 8));
    }

    [Fact]
    public void A_scan_finds_what_events_did_not_tell_of()
    {
        Execute(7, "nightly", parent: 1);

        var begun = Assert.IsType<WatchOutcome.Noticed>(
            Assert.Single(Scan(Sight(7, "nightly", 1, "/batch"), Sight(8, "nightly", 1, "/batch")))
        );

        Assert.Equal(8, begun.Job.ProcessId);
        Assert.Empty(Scan(Sight(7, "nightly", 1, "/batch"), Sight(8, "nightly", 1, "/batch")));
    }

    [Fact]
    public void What_two_scans_miss_has_ended_unseen()
    {
        Execute(7, "nightly", parent: 1);

        Assert.Empty(Scan());
        var ended = Assert.IsType<WatchOutcome.Ended>(Assert.Single(Scan()));

        Assert.Null(ended.Status);
    }

    [Fact]
    public void What_one_scan_misses_may_still_tell_its_end()
    {
        Execute(7, "nightly", parent: 1);

        Assert.Empty(Scan());
        Assert.Equal(9, Assert.IsType<WatchOutcome.Ended>(Assert.Single(Exit(7, 9))).Status!.Value.Signal);
        Assert.Empty(Scan());
    }

    [Fact]
    public void Another_process_of_the_same_id_is_another_job()
    {
        Execute(7, "nightly", parent: 1, start: 1000);

        var outcomes = Execute(7, "nightly", parent: 1, start: 2000);

        Assert.Collection(
            outcomes,
            one => Assert.Null(Assert.IsType<WatchOutcome.Ended>(one).Status),
            other => Assert.IsType<WatchOutcome.Noticed>(other)
        );
    }

    [Fact]
    public void A_job_from_before_is_known_again_and_ends_once()
    {
        NoticedProcess before = new(7, Jobs.ObjectName.Parse("nightly"), 0, "/batch", 0);
        _table.Recall(before, 1000, "/batch");

        Assert.Empty(Scan(Sight(7, "nightly", 1, "/batch")));
        Assert.Same(before, Assert.IsType<WatchOutcome.Ended>(Assert.Single(Exit(7, 0))).Job);
    }

    [Fact]
    public void What_is_not_watched_any_more_is_forgotten_but_for_jobs()
    {
        Execute(7, "nightly", parent: 1);
        Execute(8, "backup", parent: 1);

        _table.Restrict(WatchScope.Nothing);

        Assert.Equal(1, _table.Count);
        Assert.True(_table.HasJobs);
        Assert.Empty(Exit(8, 0));
        Assert.Single(Exit(7, 0));
    }

    [Fact]
    public void A_loss_asks_for_repair() =>
        Assert.Equal(
            5,
            Assert.IsType<WatchOutcome.Lost>(Assert.Single(Decide(new WatchNews(WatchNewsKind.Lost, 0, 0) { Value = 5 }))).Count
        );

    private List<WatchOutcome> Fork(int parent, int child) =>
        Decide(new WatchNews(WatchNewsKind.Forked, child, ++_clock) { ParentId = parent });

    private List<WatchOutcome> Execute(int id, string program, int parent, string cgroup = "/batch", long start = 1000) =>
        Decide(
            new WatchNews(WatchNewsKind.Executed, id, ++_clock) { Sight = Sight(id, program, parent, cgroup) with { StartTicks = start } }
        );

    private List<WatchOutcome> Exit(int id, int status, long cpu = 0) =>
        Decide(new WatchNews(WatchNewsKind.Exited, id, ++_clock) { Value = status, CpuTicks = cpu });

    private List<WatchOutcome> Scan(params ProcessSight[] there) =>
        Decide(new WatchNews(WatchNewsKind.Scanned, 0, ++_clock) { There = there });

    private List<WatchOutcome> Decide(in WatchNews news)
    {
        List<WatchOutcome> outcomes = [];
        _table.Decide(news, _scope, _rules, outcomes);
        return outcomes;
    }

    private static ProcessSight Sight(int id, string program, int parent, string cgroup, params string[] words) =>
        new(
            id,
            parent,
            1000,
            0,
            cgroup,
            Encoding.UTF8.GetBytes(program),
            [.. (words.Length == 0 ? [$"/usr/bin/{program}"] : words).Select(Encoding.UTF8.GetBytes)]
        );

    private static WatchedSubsystem Subsystem(string text) =>
        WatchedSubsystem.TryParse(text, out var read) ? read : throw new ArgumentException(text);

    private static TrackingRule Passive(string name, string job, string user = "*ALL") =>
        TrackingRule.Create(
            new RuleText
            {
                Name = name,
                JobName = job,
                User = user,
                Type = "passive",
            }
        );
}
