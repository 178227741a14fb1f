using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Protocol.Definitions;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

/// <summary>What the server keeps beside jobs and definitions is there again after a restore.</summary>
public sealed class RestoreTests
{
    private static readonly ObjectName s_night = ObjectName.Parse("Night");
    private static readonly ThresholdName s_errors = ThresholdName.Parse("ERRORS");

    private const string Definitions = """
        kind: schedule
        name: Night
        instances: { NORTH: { SITE: north } }
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: LOAD
        schedule: Night
        type: batch
        command: load
        thresholds: [ ERRORS GE 3 ]
        ---
        kind: job-definition
        name: IMPORT
        schedule: Night
        type: external

        """;

    [Fact]
    public async Task Thresholds_properties_instances_and_ping_keys_come_back()
    {
        await using var before = await OpenAsync();
        await before.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("night.yaml", Definitions)]), Cancellation);
        await before.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);
        Assert.True(ThresholdChange.TryParse("2", out var two));
        await before.Server.SetThresholdAsync(Root, s_errors, two, Cancellation);
        Assert.True(PropertyPath.TryParse("MI.RACK.m1", out var rack));
        await before.Server.SetPropertyAsync(Root, rack, "12", mustExist: false, Cancellation);
        var key = await before.Server.DrawPingKeyAsync(Root, s_night, Cancellation);
        var copy = Path.Join(before.Folder, "copy.db");
        await before.Server.BackupAsync(Root, copy, Cancellation);

        await using var after = await before.RestoreAsync(copy);

        Assert.Equal(2, (await after.Server.ShowThresholdAsync(Root, s_errors, Cancellation)).Value);
        Assert.Equal("12", (await after.Server.ShowPropertyAsync(Root, rack, Cancellation)).Value);
        Assert.Equal(s_night, after.Server.FindPinged(key));
        var day = Assert.Single((await after.Server.ListSchedulesAsync(Root, null, Cancellation)).Items, day => day.Of == "Night");
        Assert.Equal(("Night_north", 2), (day.Name, day.Jobs["Waiting"]));
    }

    [Fact]
    public async Task Jobs_wait_and_go_after_a_restore_as_they_did_before()
    {
        await using var before = await OpenAsync();
        await before.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("night.yaml", Definitions)]), Cancellation);
        await before.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);
        var copy = Path.Join(before.Folder, "copy.db");
        await before.Server.BackupAsync(Root, copy, Cancellation);
        await using var after = await before.RestoreAsync(copy);
        Assert.True(ThresholdChange.TryParse("3", out var three));

        await after.Server.SetThresholdAsync(Root, s_errors, three, Cancellation);
        await after.Server.PingAsync(Root, s_night, ObjectName.Parse("IMPORT"), 0, Cancellation);

        var jobs = (await after.Server.ListJobsAsync(Root, new JobFilter(), Cancellation)).Items;
        Assert.Equal(["IMPORT Succeeded", "LOAD Starting"], jobs.Select(job => $"{job.Name} {job.State}").Order());
    }
}
