using Weir.Definitions.Checks;
using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Definitions.Tests;

/// <summary>Whether what jobs wait for is planned, comes through the gate, comes on another day, or is a mistake.</summary>
public sealed class PredecessorCheckTests
{
    private const string Night = """
        kind: schedule
        name: Night
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: schedule
        name: Day
        frequency: { weekdays: [ Mon ] }
        ---
        kind: rule
        name: R7
        when: { jobName: 'GATE*' }
        type: track
        schedule: Night
        ---
        kind: rule
        name: R8
        when: { jobName: QUEUED }
        type: queue
        schedule: Night
        ---
        kind: job-definition
        name: QUEUED
        schedule: Night
        ---
        kind: job-definition
        name: WEEKLY
        schedule: Day
        type: batch
        command: x
        ---
        kind: job-definition
        name: LOAD
        schedule: Night
        type: batch
        command: x

        """;

    private static readonly ObjectName s_night = ObjectName.Parse("Night");

    /// <summary>A Tuesday.</summary>
    private static readonly DateOnly s_tuesday = new(2026, 12, 1);

    [Theory]
    [InlineData("after: LOAD@-1", "")]
    [InlineData(
        "requires: GATE1",
        "ComesThroughGate False GATE1 comes through the gate (rule R7) onto Night of 2026-12-01; JOB waits until it does"
    )]
    [InlineData(
        "requires: QUEUED",
        "ComesThroughGate False QUEUED comes through the gate (rule R8) onto Night of 2026-12-01; JOB waits until it does"
    )]
    [InlineData(
        "requires: Day/WEEKLY",
        "NotToday True WEEKLY is not planned on Day of 2026-12-01: its frequency has no date; it comes next on 2026-12-07; JOB waits until somebody brings it"
    )]
    [InlineData("requires: Day/WEEKLY@-1", "")]
    [InlineData(
        "after: Day/WEEKLY",
        "NotToday False WEEKLY is not planned on Day of 2026-12-01: its frequency has no date; it comes next on 2026-12-07; JOB does not wait for it unless it comes"
    )]
    [InlineData(
        "requires: LAOD",
        "NoSuchJob True LAOD is not there: schedule Night has no such job, and no rule brings it; JOB waits until somebody brings it"
    )]
    [InlineData("requires: L*", "")]
    [InlineData("conflict: LAOD", "")]
    public void A_dependency_on_what_is_not_planned_is_told_with_its_meaning(string dependency, string expected)
    {
        var check = Check($"{Night}---\nkind: job-definition\nname: JOB\nschedule: Night\ntype: batch\ncommand: x\n{dependency}\n");

        var found = check.On(s_night, s_tuesday, (_, _, _) => false);

        Assert.Equal(expected, string.Join('|', found.Select(one => $"{one.Verdict} {one.Blocks} {one.Text}")));
    }

    [Theory]
    [InlineData(
        "weekdays: [ Tue ], requires: LAOD",
        "NoSuchJob True LAOD is not there: schedule Night has no such job, and no rule brings it; JOB waits until somebody brings it"
    )]
    [InlineData("weekdays: [ Mon ], requires: LAOD", "")]
    [InlineData(
        "weekdays: [ Tue ], after: OTHER",
        "Circle True Night/JOB waits for Night/OTHER waits for Night/JOB: none of them starts by itself"
    )]
    [InlineData("weekdays: [ Mon ], after: OTHER", "")]
    public void What_a_frequency_adds_is_looked_at_on_its_dates_only(string frequency, string expected)
    {
        var check = Check(
            $$"""
            {{Night}}---
            kind: job-definition
            name: JOB
            schedule: Night
            type: batch
            command: x
            frequency: [ { {{frequency}} }, { everyDays: 1, since: 2026-01-01 } ]
            ---
            kind: job-definition
            name: OTHER
            schedule: Night
            type: batch
            command: x
            after: JOB

            """
        );

        var found = check.On(s_night, s_tuesday, (_, _, _) => false);

        Assert.Equal(expected, string.Join('|', found.Select(one => $"{one.Verdict} {one.Blocks} {one.Text}")));
    }

    [Fact]
    public void What_somebody_added_is_there()
    {
        var check = Check($"{Night}---\nkind: job-definition\nname: JOB\nschedule: Night\ntype: batch\ncommand: x\nrequires: EXTRA\n");

        Assert.Empty(check.On(s_night, s_tuesday, (schedule, date, on) => schedule == s_night && date == s_tuesday && on.Job == "EXTRA"));
    }

    private static PredecessorCheck Check(string yaml)
    {
        var reading = DefinitionReader.Read(yaml, "f");
        Assert.Empty(reading.Faults);
        return new PredecessorCheck(reading.Definitions, BusinessDay.Utc);
    }
}
