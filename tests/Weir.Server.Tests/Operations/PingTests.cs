using System.Text;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

/// <summary>Keys of schedules, and pings that come with them.</summary>
public sealed class PingTests
{
    private static readonly ObjectName s_night = ObjectName.Parse("Night");
    private static readonly ObjectName s_import = ObjectName.Parse("IMPORT");

    private static readonly Caller s_ping = Anna with { Actor = new Actor("ping", ActorOrigin.Token, Address: "192.0.2.7") };

    internal const string Definitions = """
        kind: schedule
        name: Night
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: IMPORT
        schedule: Night
        type: external

        """;

    [Fact]
    public async Task A_key_is_known_by_its_hash_only_and_survives_a_restart_and_a_backup()
    {
        await using var first = await NightAsync();
        var key = await first.Server.DrawPingKeyAsync(Operator, s_night, Cancellation);
        await using var second = await first.ReopenAsync();
        var copy = Path.Join(first.Folder, "copy.db");
        await second.Server.BackupAsync(Root, copy, Cancellation);

        Assert.Equal(s_night, second.Server.FindPinged(key));
        foreach (var file in new[] { "server.db", "copy.db" })
        {
            var bytes = await File.ReadAllBytesAsync(Path.Join(first.Folder, file), Cancellation);
            Assert.DoesNotContain(key, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.Contains("ping-key", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_schedule_has_one_key_until_it_is_revoked()
    {
        await using var fixture = await NightAsync();
        var first = await fixture.Server.DrawPingKeyAsync(Operator, s_night, Cancellation);
        var second = await fixture.Server.DrawPingKeyAsync(Operator, s_night, Cancellation);

        Assert.Null(fixture.Server.FindPinged(first));
        Assert.Equal(s_night, fixture.Server.FindPinged(second));

        await fixture.Server.RevokePingKeyAsync(Operator, s_night, Cancellation);

        Assert.Null(fixture.Server.FindPinged(second));
        var none = await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.RevokePingKeyAsync(Operator, s_night, Cancellation));
        Assert.Equal("schedule Night has no ping key", none.Message);
    }

    [Fact]
    public async Task Keys_are_for_operators_and_of_schedules_that_there_are()
    {
        await using var fixture = await NightAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.DrawPingKeyAsync(Anna, s_night, Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.RevokePingKeyAsync(Anna, s_night, Cancellation));
        await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => fixture.Server.DrawPingKeyAsync(Operator, ObjectName.Parse("NOSUCH"), Cancellation)
        );
    }

    [Fact]
    public async Task A_ping_is_the_start_and_the_end_of_a_run_and_nothing_is_wrong_with_it()
    {
        await using var fixture = await NightAsync();
        await fixture.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);

        Assert.Equal("job 000000001 started", await PingAsync(fixture, null));
        Assert.Equal("job 000000001 ended with status 3", await PingAsync(fixture, 3, "\u001b[31mno rows\n"));

        var job = await fixture.Server.ShowJobAsync(Root, new TrackingNumber(1), Cancellation);
        Assert.Equal(("Failed", 3), (job.Job.State, job.Job.ExitCode));
        Assert.Contains(job.History, line => line.Text.EndsWith(@"as a ping told: \x1B[31mno rows", StringComparison.Ordinal));
        Assert.Empty((await fixture.Server.VerifyAsync(Root, null, Cancellation)).Faults);
        var audited = (await fixture.Server.ListAuditAsync(Root, new AuditFilter { Action = "ping" }, Cancellation)).Items;
        Assert.Equal(["192.0.2.7", "192.0.2.7"], audited.Select(line => line.Address));
    }

    private static Task<string> PingAsync(ServerFixture fixture, int? status, string? text = null) =>
        fixture.Server.PingAsync(s_ping with { Text = text }, s_night, s_import, status, Cancellation);

    private static async Task<ServerFixture> NightAsync()
    {
        var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("night.yaml", Definitions)]), Cancellation);
        return fixture;
    }
}
