using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol.Definitions;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class BuildTests
{
    private static readonly ObjectName s_night = ObjectName.Parse("Night");

    private const string Definitions = """
        kind: schedule
        name: Night
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: LOAD
        schedule: Night
        type: batch
        command: [ load, "--all" ]
        user: dba
        after: EXTRACT
        ---
        kind: job-definition
        name: EXTRACT
        schedule: Night
        type: batch
        command: extract | gzip
        ok: 0-4
        """;

    [Fact]
    public async Task A_day_is_built_and_its_jobs_go_one_after_the_other_over_a_restart()
    {
        var first = await OpenAsync();
        await ApplyAsync(first, Definitions);

        var built = await first.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);

        Assert.Equal(("active", 1, 1), (built.State, built.Jobs["Starting"], built.Jobs["Waiting"]));
        var extract = Assert.IsType<StartPlanned>(Assert.Single(await first.OrdersAsync()));
        Assert.Equal(["/bin/sh", "-c", "extract | gzip"], extract.Command.Arguments);
        Assert.Equal((null, "0-4"), (extract.Command.User, extract.Ok));
        await first.SayAsync(
            Submitted(extract.Number, "anna", "EXTRACT"),
            new JobStarted(DateTimeOffset.UtcNow, extract.Number, 4711, null),
            new JobEnded(DateTimeOffset.UtcNow, extract.Number, 9, null, 1000, 2000)
        );
        Assert.Equal(("Failed", "anna"), ((await first.JobAsync(extract.Number)).State, (await first.JobAsync(extract.Number)).User));
        await using var second = await first.ReopenAsync();
        var load = (
            await second.Server.ListJobsAsync(Root, new JobFilter { Name = ObjectName.Parse("LOAD") }, Cancellation)
        ).Items.Single();
        Assert.Contains(
            $"EXTRACT (job {extract.Number.Value}) is Failed",
            string.Join(';', load.Holders.Select(holder => holder.Text)),
            StringComparison.Ordinal
        );

        await second.Server.MarkAsync(Root, extract.Number, new Weir.Protocol.Jobs.JobAction { As = "ok" }, Cancellation);

        var started = Assert.IsType<StartPlanned>((await second.OrdersAsync())[^1]);
        Assert.Equal(["load", "--all"], started.Command.Arguments);
        Assert.Equal("dba", started.Command.User);
        await first.DisposeAsync();
    }

    [Theory]
    [InlineData("after: LOAD\n", "AdHoc/LOAD waits for itself")]
    [InlineData("after: X\n---\nkind: job-definition\nname: X\ntype: batch\ncommand: x\nafter: LOAD\n", "none of them can ever start")]
    public async Task A_circle_is_refused_with_its_place(string rest, string why)
    {
        await using var fixture = await OpenAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            ApplyAsync(fixture, "kind: job-definition\nname: LOAD\ntype: batch\ncommand: x\n" + rest)
        );

        Assert.StartsWith("n.yaml:1:1: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_waits_for_one_that_nobody_defined_is_warned_of()
    {
        await using var fixture = await OpenAsync();

        var applied = await ApplyAsync(fixture, "kind: job-definition\nname: LOAD\ntype: batch\ncommand: x\nrequires: EXTRACT\n");

        Assert.Contains(
            "requires: EXTRACT names no job definition of schedule AdHoc",
            string.Join(';', applied.Warnings),
            StringComparison.Ordinal
        );
    }

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture, string yaml) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("n.yaml", yaml)]), Cancellation);
}
