using Weir.Jobs;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

/// <summary><c>weir schedule check</c>: what runs in the containers of a day is checked with it.</summary>
public sealed class CheckSubSchedulesTests
{
    private const string Definitions = """
        kind: frequency
        name: daily
        everyDays: 1
        since: 2026-01-01
        days: any
        ---
        kind: schedule
        name: Night
        frequency: daily
        ---
        kind: schedule
        name: Loads
        subSchedule: true
        frequency: daily
        ---
        kind: job-definition
        name: NORTH
        schedule: Night
        type: container
        runs: Loads
        ---
        kind: job-definition
        name: SOUTH
        schedule: Night
        type: container
        runs: Loads
        ---
        kind: job-definition
        name: LOAD
        schedule: Loads
        type: batch
        command: load
        requires: NOBODY
        thresholds: [ T GE 3 ]
        """;

    [Fact]
    public async Task What_waits_in_a_sub_schedule_is_said_once_of_the_schedule_around_it()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("night.yaml", Definitions)]), Cancellation);

        var check = await fixture.Server.CheckScheduleAsync(Anna, ObjectName.Parse("Night"), new DateOnly(2026, 11, 30), Cancellation);

        Assert.Equal(("Night", 3), (check.Schedule, check.Jobs));
        Assert.Equal(["Loads/LOAD unknown", "Loads/LOAD not-set"], check.Findings.Select(finding => $"{finding.Job} {finding.Verdict}"));
    }
}
