using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Protocol.Events;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Stores.Server;
using Weir.Tests;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class PropertyTests
{
    [Fact]
    public async Task What_was_set_is_there_after_a_restart_and_in_a_backup()
    {
        await using var first = await OpenAsync();
        await SetAsync(first, Operator, "SITE", "NORTH");
        var path = System.IO.Path.Join(first.Folder, "copy.db");
        await first.Server.BackupAsync(Root, path, Cancellation);
        await using var second = await first.ReopenAsync();

        var view = await second.Server.ShowPropertyAsync(Anna, Path("oi.site"), Cancellation);

        Assert.Equal(("OI.SITE", "NORTH", "olga at test"), (view.Name, view.Value, view.By));
        await using var copy = new SqliteServerStore(path, TimeProvider.System);
        await copy.OpenAsync(Cancellation);
        var kept = Assert.Single((await copy.LoadAsync(Cancellation)).Records, record => record.Kind == "property");
        Assert.Contains("NORTH", kept.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_scope_has_its_own_of_a_name()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        var day = await DayOfAsync(fixture, number);

        await SetAsync(fixture, Operator, "COUNT", "1");
        await SetAsync(fixture, Operator, $"MI.COUNT.{Machine}", "2");
        await SetAsync(fixture, Operator, $"SI.COUNT.{day}.AdHoc", "3");
        await SetAsync(fixture, Anna, $"JI.COUNT.{day}.AdHoc.NIGHTLY", "4");

        var page = await fixture.Server.ListPropertiesAsync(Anna, null, 100, Cancellation);
        Assert.Equal(
            [$"JI.COUNT.{number} 4", $"MI.COUNT.{Machine} 2", "OI.COUNT 1", $"SI.COUNT.{day}.AdHoc 3"],
            page.Items.Select(item => $"{item.Name} {item.Value}")
        );
        Assert.Equal("4", (await fixture.Server.ShowPropertyAsync(Anna, Path($"JI.COUNT.{number.Value}"), Cancellation)).Value);
    }

    [Fact]
    public async Task Of_a_job_its_user_sets_and_sees_it_and_no_other_user()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        var count = $"JI.COUNT.{number.Value}";
        await SetAsync(fixture, Anna, count, "4");

        await Refusal.OfAsync(ProblemCodes.NotFound, () => SetAsync(fixture, Bert, count, "5"));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.ShowPropertyAsync(Bert, Path(count), Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.DeletePropertyAsync(Bert, Path(count), Cancellation));
        Assert.Empty((await fixture.Server.ListPropertiesAsync(Bert, null, 100, Cancellation)).Items);
        await SetAsync(fixture, Operator, count, "6");
        Assert.Equal("6", (await fixture.Server.DeletePropertyAsync(Anna, Path(count), Cancellation)).Value);
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.ShowPropertyAsync(Anna, Path(count), Cancellation));
    }

    [Fact]
    public async Task All_others_are_an_operators_and_of_what_there_is()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => SetAsync(fixture, Anna, "SITE", "1"));
        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => SetAsync(fixture, Anna, $"MI.RACK.{Machine}", "1"));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => SetAsync(fixture, Operator, "MI.RACK.nowhere", "1"));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => SetAsync(fixture, Operator, "SI.COUNT.2026-01-01.Night", "1"));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => SetAsync(fixture, Operator, "JI.COUNT.999", "1"));
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => SetAsync(fixture, Operator, "SITE", "a,b"));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.DeletePropertyAsync(Operator, Path("SITE"), Cancellation));
    }

    [Fact]
    public async Task A_user_has_a_thousand_of_own_jobs_and_an_operator_sets_more()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => SetAsync(fixture, Anna, $"JI.P{i}.{number.Value}", "1")));

        await Refusal.OfAsync(ProblemCodes.TooMany, () => SetAsync(fixture, Anna, $"JI.MORE.{number.Value}", "1"));

        await SetAsync(fixture, Anna, $"JI.P0.{number.Value}", "2");
        await SetAsync(fixture, Operator, $"JI.MORE.{number.Value}", "1");
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var fixture = await OpenAsync();
        foreach (var name in new[] { "A", "B", "C" })
        {
            await SetAsync(fixture, Operator, name, "1");
        }

        var first = await fixture.Server.ListPropertiesAsync(Root, null, 2, Cancellation);
        var last = await fixture.Server.ListPropertiesAsync(Root, first.Next, 2, Cancellation);

        Assert.Equal(["OI.A", "OI.B", "OI.C"], first.Items.Concat(last.Items).Select(item => item.Name));
        Assert.Null(last.Next);
    }

    [Fact]
    public async Task Purging_forgets_those_of_days_that_are_over_and_of_their_jobs_and_no_others()
    {
        var clock = new ManualClock();
        await using var fixture = await OpenAsync(time: clock);
        var number = await fixture.EndedAsync();
        var day = await DayOfAsync(fixture, number);
        await SetAsync(fixture, Operator, "SITE", "1");
        await SetAsync(fixture, Operator, $"JI.COUNT.{number.Value}", "2");
        await SetAsync(fixture, Operator, $"SI.COUNT.{day}.AdHoc", "3");
        await fixture.Server.PurgeAsync(Root, 0, Cancellation);
        Assert.Equal(3, (await fixture.Server.ListPropertiesAsync(Root, null, 100, Cancellation)).Items.Count);

        clock.Advance(TimeSpan.FromDays(3));
        await fixture.HeldAsync();
        await fixture.Server.PurgeAsync(Root, 1, Cancellation);

        Assert.Equal(
            ["OI.SITE"],
            (await fixture.Server.ListPropertiesAsync(Root, null, 100, Cancellation)).Items.Select(item => item.Name)
        );
    }

    [Fact]
    public async Task Events_set_them_and_name_them()
    {
        await using var fixture = await OpenAsync();
        await Refusal.OfAsync(ProblemCodes.NotFound, () => RaiseAsync(fixture, "$PROPERTY:SET,SITE,NORTH"));
        await RaiseAsync(fixture, "$PROPERTY:ADD,SITE,NORTH");
        await RaiseAsync(fixture, "$PROPERTY:SET,SITE,SOUTH");
        await RaiseAsync(fixture, "$THRESHOLD:SET,ERRORS,4");
        await fixture.Server.SetLimitAsync(Operator, ObjectName.Parse("TAPE"), null, 3, Cancellation);

        var told = await RaiseAsync(fixture, "$CONSOLE:DISPLAY,[[SITE]] {{OI.SITE}} [[TH.ERRORS]] [[RM.TAPE]] [[RU.TAPE]]");

        Assert.EndsWith("SOUTH SOUTH 4 3 0", told, StringComparison.Ordinal);
        await RaiseAsync(fixture, "$PROPERTY:DELETE,SITE");
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => RaiseAsync(fixture, "$CONSOLE:DISPLAY,[[SITE]]"));
    }

    [Fact]
    public async Task A_job_names_its_own_its_days_and_its_machines_and_none_of_other_jobs()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        var others = await fixture.HeldAsync("bert");
        var day = await DayOfAsync(fixture, number);
        await SetAsync(fixture, Operator, $"MI.COUNT.{Machine}", "2");
        await SetAsync(fixture, Operator, $"SI.COUNT.{day}.AdHoc", "3");
        await SetAsync(fixture, Anna, $"JI.COUNT.{number.Value}", "4");
        await SetAsync(fixture, Bert, $"JI.COUNT.{others.Value}", "5");

        var raised = await fixture.Server.RaiseEventAsync(Anna, Of(number, "[[MI.COUNT]] [[SI.COUNT]] [[JI.COUNT]]"), Cancellation);

        Assert.Equal("$JOB:HOLD,,AdHoc,NIGHTLY,2 3 4", raised.Event);
        foreach (var hidden in new[] { $"JI.COUNT.{others.Value}", "RU.TAPE" })
        {
            await fixture.Server.SetLimitAsync(Operator, ObjectName.Parse("TAPE"), null, 3, Cancellation);
            await Refusal.OfAsync(
                ProblemCodes.BadRequest,
                () => fixture.Server.RaiseEventAsync(Anna, Of(number, $"[[{hidden}]]"), Cancellation)
            );
        }
    }

    [Fact]
    public async Task What_a_definition_has_done_names_them_as_they_are_then()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([
                new ApplyFile(
                    "a.yaml",
                    "kind: job-definition\nname: LOAD\nallowMultiple: true\non: { cancelled: { setProperty: LAST, to: '[[$JOB NAME]] at [[SITE]]' } }\n"
                ),
            ]),
            Cancellation
        );
        await SetAsync(fixture, Operator, "SITE", "NORTH");
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(number, "anna", "LOAD") with { TrackType = TrackType.Queue, Hold = true });

        await fixture.Server.CancelAsync(Root, number, new Protocol.Jobs.JobAction(), Cancellation);

        var started = fixture.Server.Time.GetTimestamp();
        while ((await fixture.Server.ListPropertiesAsync(Root, null, 100, Cancellation)).Items.Count < 2)
        {
            Assert.True(fixture.Server.Time.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "the event set no property");
            await Task.Yield();
        }

        Assert.Equal("LOAD at NORTH", (await fixture.Server.ShowPropertyAsync(Root, Path("LAST"), Cancellation)).Value);
    }

    private static PropertyPath Path(string text) =>
        PropertyPath.TryParse(text, out var path) ? path : throw new InvalidOperationException(text);

    private static async Task<string> DayOfAsync(ServerFixture fixture, TrackingNumber number)
    {
        var job = await fixture.JobAsync(number);
        return job.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static Task<Protocol.Properties.PropertyView> SetAsync(ServerFixture fixture, Caller caller, string name, string value) =>
        fixture.Server.SetPropertyAsync(caller, Path(name), value, mustExist: false, Cancellation);

    private static async Task<string> RaiseAsync(ServerFixture fixture, string text) =>
        (await fixture.Server.RaiseEventAsync(Operator, new EventRequest { Event = text }, Cancellation)).Text;

    private static EventRequest Of(TrackingNumber number, string text) =>
        new()
        {
            Event = $"$JOB:HOLD,,AdHoc,NIGHTLY,{text}",
            Job = number.Value,
            DryRun = true,
        };
}
