using Weir.Jobs;
using Weir.Protocol.Definitions;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

/// <summary>Schedules' days as operators change them, on a server.</summary>
public sealed class ScheduleDayTests
{
    private static readonly ObjectName s_night = ObjectName.Parse("Night");
    private static readonly ScheduleAction s_today = new(null, "because");

    private const string Definitions = """
        kind: schedule
        name: Night
        startTime: "23:59"
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: LOAD
        schedule: Night
        type: batch
        command: load
        hold: true
        ---
        kind: job-definition
        name: EXTRACT
        schedule: Night
        type: batch
        command: extract
        hold: true

        """;

    [Fact]
    public async Task What_a_build_would_do_is_told_before_it_does_it()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, Definitions);
        Assert.Equal("added EXTRACT, added LOAD, 0 same", await PreviewAsync(fixture, replaces: false));
        await fixture.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);
        await ApplyAsync(fixture, Definitions.Replace("command: load", "command: load --all", StringComparison.Ordinal));

        Assert.Equal("2 same", await PreviewAsync(fixture, replaces: false));
        Assert.Equal("changed LOAD command, 1 same", await PreviewAsync(fixture, replaces: true));

        await fixture.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null, Replace: true), Cancellation);
        Assert.Equal("2 same", await PreviewAsync(fixture, replaces: true));
    }

    [Fact]
    public async Task A_deleted_day_shows_as_closed_and_is_built_again_when_somebody_asks()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, Definitions);
        await fixture.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);

        var deleted = await fixture.Server.DeleteScheduleAsync(Root, s_night, s_today, Cancellation);

        Assert.Equal(("closed", 2), (deleted.State, deleted.Jobs["Cancelled"]));
        var built = await fixture.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);
        Assert.Equal(("active", 2), (built.State, built.Jobs["Waiting"]));
    }

    [Fact]
    public async Task Starting_closing_and_deleting_need_an_operator_and_a_day_that_is_there()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, Definitions);

        Assert.Equal("wrong-state", await RefusalAsync(() => fixture.Server.StartScheduleAsync(Root, s_night, s_today, Cancellation)));
        Assert.Equal(
            "not-found",
            await RefusalAsync(() => fixture.Server.StartScheduleAsync(Root, ObjectName.Parse("NOPE"), s_today, Cancellation))
        );
        Assert.Equal(
            "not-found",
            await RefusalAsync(() =>
                fixture.Server.DeleteScheduleAsync(Root, s_night, new ScheduleAction(new DateOnly(2027, 1, 1), null), Cancellation)
            )
        );
        Assert.Equal("not-allowed", await RefusalAsync(() => fixture.Server.CloseScheduleAsync(Anna, s_night, s_today, Cancellation)));
    }

    private static async Task<string> RefusalAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Code;

    private static async Task<string> PreviewAsync(ServerFixture fixture, bool replaces)
    {
        var preview = await fixture.Server.PreviewBuildAsync(Root, s_night, new ScheduleBuild(null, false, null, replaces), Cancellation);
        return string.Join(
            ", ",
            [
                .. preview.Changes.Select(change => $"{change.Change} {change.Job}{(change.What is null ? "" : $" {change.What}")}"),
                $"{preview.Same} same",
            ]
        );
    }

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture, string yaml) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("n.yaml", yaml)]), Cancellation);
}
