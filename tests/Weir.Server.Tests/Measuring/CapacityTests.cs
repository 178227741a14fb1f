using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.Capacity;
using Weir.Server.Queries;
using Weir.Server.Queries.ThruPut;
using Weir.ThruPut;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Measuring;

/// <summary>From samples to what people, programs and the day are told.</summary>
public sealed class CapacityTests
{
    private const string Definitions = """
        kind: job-definition
        name: NIGHTLY
        schedule: AdHoc
        type: queued
        ---
        kind: machine
        name: m1
        site: HAMBURG
        capacity: 100
        ---
        kind: machine
        name: m2
        site: BERLIN
        ---
        kind: set
        name: BIG
        machines: [ m1 ]
        exclusive: true
        ---
        kind: set
        name: ALL
        machines: [ 'm*' ]
        limit: 200
        ---
        kind: set
        name: ORACLE
        machines: [ m1, m2 ]
        acrossSites: true
        limit: 50
        limitAllSites: 0.1
        """;

    [Fact]
    public async Task What_machines_sites_and_sets_use_is_told_with_limits_levels_and_reasons_T26_T31_T33()
    {
        await using var measured = await MeasuredAsync();

        var page = await measured.ShowAsync(new CapacityQuery { History = TimeSpan.FromHours(1) });

        Assert.Equal(
            [
                "machine m1",
                "machine m2",
                "site BERLIN",
                "site HAMBURG",
                "group BIG",
                "set ALL",
                "set-on-site ORACLE/BERLIN",
                "set-on-site ORACLE/HAMBURG",
                "set-of-sites ORACLE",
            ],
            page.Items.Select(item => $"{item.Kind} {item.Name}")
        );
        var machine = page.Items[0];
        Assert.Equal(["site HAMBURG", "set ALL", "exclusive set BIG", "set ORACLE on site HAMBURG", "set ORACLE of all sites"], machine.In);
        Assert.Equal((3.0, 1.0, 100.0, 5, "set ORACLE of all sites"), Figures(machine.Now!));
        Assert.Equal((4.0, 5), (page.Items[^1].Now!.Use, page.Items[^1].Now!.Level));
        Assert.Equal(2, machine.History!.Count);
        Assert.True(machine.History[0].Start > machine.History[1].Start);
        Assert.All(machine.History, point => Assert.True(point.InSync));
    }

    [Fact]
    public async Task A_machine_or_a_set_is_asked_for_alone_and_what_nobody_knows_is_named()
    {
        await using var measured = await MeasuredAsync();

        Assert.Equal(["m1"], (await measured.ShowAsync(new CapacityQuery { Machine = "M1" })).Items.Select(item => item.Name));
        Assert.Equal(
            ["ORACLE/BERLIN", "ORACLE/HAMBURG", "ORACLE"],
            (await measured.ShowAsync(new CapacityQuery { Set = ObjectName.Parse("oracle") })).Items.Select(item => item.Name)
        );
        var unknown = await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => measured.ShowAsync(new CapacityQuery { Set = ObjectName.Parse("NONE") })
        );
        Assert.Contains("known are", unknown.Message, StringComparison.Ordinal);
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => measured.ShowAsync(new CapacityQuery { History = TimeSpan.FromDays(31) }));
    }

    [Fact]
    public async Task HCA_has_machines_with_their_blocks_newest_first_T20_T23_T26_T30()
    {
        await using var measured = await MeasuredAsync();

        var reply = (HcaReply)await measured.AskAsync(new HcaRequest());

        Assert.Equal([("m1", true), ("m2", true)], reply.Machines.Select(machine => (machine.Name, machine.Active)));
        var entries = reply.Machines.First().Entries;
        Assert.Equal(2, entries.Count);
        Assert.True(string.CompareOrdinal(entries[0].At.ToString(), entries[1].At.ToString()) > 0);
        var entry = entries[0];
        Assert.True(entry.Sync);
        Assert.Equal(
            (3m, 100m, 5, "SETCMP(ORACLE,CMP)"),
            (entry.Self!.Usage.Interval, entry.Self.Usage.Limit, entry.Self.Level, entry.Self.Reason)
        );
        Assert.Equal(("BIG", 3m, null), (entry.Group!.Name, entry.Group.Usage.Interval, entry.Group.Usage.Limit));
        Assert.Equal([("ALL", 4m, (decimal?)200m)], entry.Sets.Select(set => (set.Name, set.Usage.Interval, set.Usage.Limit)));
        var across = Assert.Single(entry.SiteSets);
        Assert.Equal((3m, 50m, 4m, 0.1m), (across.Usage.Interval, across.Usage.Limit, across.AllSites.Interval, across.AllSites.Limit));
    }

    [Theory]
    [InlineData("m2", "", "", "", "", "m2: self ALL ORACLE")]
    [InlineData("", "m1", "", "", "", "m1: self")]
    [InlineData("", "", "BIG", "", "", "m1: BIG")]
    [InlineData("", "", "", "ALL", "", "m1: ALL|m2: ALL")]
    [InlineData("m1", "", "", "ALL", "ORACLE", "m1: self ALL ORACLE")]
    [InlineData("", "m2", "", "ALL", "", "m2: self ALL")]
    [InlineData("nowhere", "", "", "", "", "")]
    public async Task HCA_has_what_is_named_T21(string machines, string selves, string groups, string sets, string across, string blocks)
    {
        await using var measured = await MeasuredAsync();

        var reply = (HcaReply)
            await measured.AskAsync(
                new HcaRequest
                {
                    Machines = Names(machines),
                    Selves = Names(selves),
                    Groups = Names(groups),
                    Sets = Names(sets),
                    SiteSets = Names(across),
                }
            );

        Assert.Equal(blocks, string.Join('|', reply.Machines.Select(machine => $"{machine.Name}: {BlocksOf(machine.Entries[0])}")));
    }

    [Fact]
    public async Task A_machine_that_is_not_heard_of_is_Inactive_without_entries_T22()
    {
        await using var measured = await MeasuredAsync();
        await measured.ReopenAsync();

        var reply = (HcaReply)await measured.AskAsync(new HcaRequest());

        Assert.Equal(
            [("m1", false, 0), ("m2", false, 0)],
            reply.Machines.Select(machine => (machine.Name, machine.Active, machine.Entries.Count))
        );
    }

    [Fact]
    public async Task What_was_measured_outlives_a_restart_also_of_five_minutes_that_are_not_over_and_levels_are_not_told_again()
    {
        await using var measured = await MeasuredAsync();
        var told = (await measured.MessagesAsync()).Count;
        Assert.True(told > 0);
        measured.Say(15, ("m1", 3, 0));
        await measured.Fixture.Server.Capacity.TickAsync(Cancellation);

        await measured.ReopenAsync();

        Assert.Equal(
            2,
            (await measured.ShowAsync(new CapacityQuery { Machine = "m1", History = TimeSpan.FromHours(1) })).Items[0].History!.Count
        );
        Assert.Equal(told, (await measured.MessagesAsync()).Count);
        Assert.Equal(15, measured.Fixture.Server.Capacity.Read((ledger, _) => ledger.UnderWay("m1", measured.Clock.GetUtcNow())!.Samples));
        Assert.Equal(3 * 2 / 48.0, (await measured.ShowAsync(new CapacityQuery { Machine = "m1" })).Items[0].Now!.Average, 3);
    }

    [Fact]
    public async Task A_level_holds_a_job_and_why_says_so_and_it_goes_when_the_average_has_fallen()
    {
        await using var measured = await MeasuredAsync();
        await measured.Fixture.SayAsync(
            new AgentStarted(measured.Clock.GetUtcNow(), "0", "boot", 4, true),
            Submitted(await measured.Fixture.NumberAsync(), "anna", "NIGHTLY") with
            {
                TrackType = TrackType.Queue,
            }
        );
        var job = Assert.Single((await measured.Fixture.Server.ListJobsAsync(Root, new JobFilter(), Cancellation)).Items);

        Assert.Contains(
            job.Holders,
            holder => holder.Code == "capacity-level" && holder.Text.Contains("set ORACLE of all sites", StringComparison.Ordinal)
        );

        await measured.ApplyAsync("kind: set\nname: ORACLE\nmachines: [ m1 ]\nacrossSites: true\nlimitAllSites: 1000");
        for (var i = 0; i < 6; i++)
        {
            await measured.FillAsync(("m1", 0, 0));
        }

        Assert.DoesNotContain(
            (await measured.Fixture.JobAsync(new TrackingNumber(job.Number))).Holders,
            holder => holder.Code == "capacity-level"
        );
    }

    [Fact]
    public async Task HXA_has_sets_across_sites_and_a_site_that_is_named_leaves_their_sum_T50_T55()
    {
        await using var measured = await MeasuredAsync();

        var all = Assert.Single(((HxaReply)await measured.AskAsync(new HxaRequest())).Sets);
        var one = Assert.Single(
            ((HxaReply)await measured.AskAsync(new HxaRequest { Sites = Names("berlin"), Sets = Names("ORACLE,NONE") })).Sets
        );

        Assert.Equal(("ORACLE", 2), (all.Name, all.Entries.Count));
        Assert.Equal((4m, 0.1m), (all.Entries[0].Self.Interval, all.Entries[0].Self.Limit));
        Assert.Equal([("BERLIN", 1m), ("HAMBURG", 3m)], all.Entries[0].Sites.Select(site => (site.Name, site.Interval)));
        Assert.Equal(["BERLIN"], one.Entries[0].Sites.Select(site => site.Name));
        Assert.Equal(all.Entries[0].Self, one.Entries[0].Self);
    }

    [Fact]
    public async Task Before_anything_was_collected_HXA_says_so_T58()
    {
        await using var fixture = await OpenAsync();
        var source = new ThruPutSource(fixture.Server, Root, (_, _) => { });

        var refused = await Assert.ThrowsAsync<ThruPutRefusedException>(() => source.AnswerAsync(new HxaRequest(), Cancellation));

        Assert.Equal(ErrorCodes.NothingCollected, refused.Code);
    }

    private static (double, double, double?, int?, string?) Figures(CapacityPoint point) =>
        (point.Use, point.Batch, point.Limit, point.CapLevel, point.CapReason);

    private static string BlocksOf(HcaEntry entry) =>
        string.Join(
            ' ',
            (
                (IEnumerable<string?>)
                    [
                        entry.Self is null ? null : "self",
                        entry.Group?.Name,
                        .. entry.Sets.Select(set => set.Name),
                        .. entry.SiteSets.Select(set => set.Name),
                    ]
            ).OfType<string>()
        );

    private static NameSet Names(string text) => new(text.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private static async Task<Measured> MeasuredAsync()
    {
        var measured = await Measured.OpenAsync();
        await measured.ApplyAsync(Definitions);
        await measured.FillAsync(("m1", 3, 1), ("m2", 1, 0));
        await measured.FillAsync(("m1", 3, 1), ("m2", 1, 0));
        return measured;
    }
}
