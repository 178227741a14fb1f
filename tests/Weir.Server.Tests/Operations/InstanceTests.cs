using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.Definitions;
using Weir.Protocol.Events;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

/// <summary>Several instances of one schedule on one date, from the request to the store and back.</summary>
public sealed class InstanceTests
{
    private static readonly ObjectName s_night = ObjectName.Parse("Night");
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private const string Definitions = """
        kind: schedule
        name: Night
        instances: { NORTH: { SITE: north }, SOUTH: { SITE: south } }
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: LOAD
        schedule: Night
        type: batch
        command: load
        on: { succeeded: [ { release: NEXT }, { message: '[[SI.SITE]] of [[$SCHEDULE NAME]] is loaded' } ] }
        ---
        kind: job-definition
        name: NEXT
        schedule: Night
        type: batch
        command: next
        hold: true
        ---
        kind: schedule
        name: Close
        ---
        kind: job-definition
        name: BOOK
        schedule: Close
        type: batch
        command: book
        requires: Night/LOAD
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        """;

    [Fact]
    public async Task All_are_built_at_once_and_listed_with_what_their_jobs_are_told()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        var built = await BuildAsync(fixture, new ScheduleBuild(null, false, null));

        Assert.Equal(("Night", "active", 2, 2), (built.Name, built.State, built.Jobs["Starting"], built.Jobs["Waiting"]));
        Assert.Equal(["Night_north active", "Night_south active"], built.Instances!.Select(one => $"{one.Name} {one.State}"));
        var days = (await fixture.Server.ListSchedulesAsync(Root, null, Cancellation)).Items.Where(day => day.Of == "Night");
        Assert.Equal(
            ["Night_north SITE=north INSTANCENAME=NORTH", "Night_south SITE=south INSTANCENAME=SOUTH"],
            days.Select(day => $"{day.Name} {string.Join(' ', day.Properties!)}")
        );
    }

    [Fact]
    public async Task What_building_them_would_do_is_said_before()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        Assert.Equal(
            ["Night_north/LOAD", "Night_north/NEXT", "Night_south/LOAD", "Night_south/NEXT"],
            await PreviewAsync(new ScheduleBuild(null, false, null))
        );
        Assert.Equal(
            ["Night_south/LOAD", "Night_south/NEXT"],
            await PreviewAsync(new ScheduleBuild(null, false, null) { Instance = "SOUTH" })
        );
        Assert.Equal(
            ["Night_west/LOAD", "Night_west/NEXT"],
            await PreviewAsync(new ScheduleBuild(null, false, null) { Properties = ["SITE=west"] })
        );
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            PreviewAsync(new ScheduleBuild(null, false, null) { Instance = "EAST" })
        );
        Assert.Equal("schedule Night has no instance EAST: there are NORTH, SOUTH", refused.Message);
        Assert.DoesNotContain((await fixture.Server.ListSchedulesAsync(Root, null, Cancellation)).Items, day => day.Of == "Night");

        await BuildAsync(fixture, new ScheduleBuild(null, false, null));
        Assert.Empty(await PreviewAsync(new ScheduleBuild(null, false, null)));

        async Task<IReadOnlyList<string>> PreviewAsync(ScheduleBuild build) =>
            [
                .. (await fixture.Server.PreviewBuildAsync(Root, s_night, build, Cancellation))
                    .Changes.Select(change => change.Job)
                    .Order(StringComparer.Ordinal),
            ];
    }

    [Fact]
    public async Task One_of_them_or_one_with_properties_of_its_own_is_built_alone()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        var south = await BuildAsync(fixture, new ScheduleBuild(null, true, null) { Instance = "south" });
        var west = await BuildAsync(fixture, new ScheduleBuild(null, true, null) { Properties = ["SITE=west", "MODE=full"] });

        Assert.Equal("Night_south held", Assert.Single(south.Instances!.Select(one => $"{one.Name} {one.State}")));
        Assert.Equal("Night_west held", Assert.Single(west.Instances!.Select(one => $"{one.Name} {one.State}")));
        Assert.Equal(2, (await fixture.AuditAsync(new AuditFilter { Action = "schedule build" })).Count);
    }

    [Theory]
    [InlineData("NOR TH", null, "'NOR TH' is not the name of an instance")]
    [InlineData("EAST", null, "schedule Night has no instance EAST: there are NORTH, SOUTH")]
    [InlineData(null, "SITE", "'SITE' is not a property: allowed is NAME=VALUE")]
    [InlineData(null, "SITE=a,b", "'SITE=a,b' is not a property: allowed is NAME=VALUE")]
    [InlineData(null, "SITE=a|SITE=b", "property SITE stands twice")]
    [InlineData(null, "InstanceName=a", "property INSTANCENAME stands twice, or is the instance's name")]
    public async Task What_is_no_instance_is_refused_with_what_is_allowed(string? instance, string? properties, string why)
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            BuildAsync(fixture, new ScheduleBuild(null, false, null) { Instance = instance, Properties = properties?.Split('|') })
        );

        Assert.StartsWith(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_properties_are_refused()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            BuildAsync(fixture, new ScheduleBuild(null, false, null) { Properties = [.. Enumerable.Range(0, 51).Select(i => $"P{i}=x")] })
        );

        Assert.Equal("51 properties found: an instance has at most 50", refused.Message);
    }

    [Fact]
    public async Task What_a_definition_has_done_stays_within_the_instance()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        await BuildAsync(fixture, new ScheduleBuild(null, false, null));
        var south = await FindAsync(fixture, "Night_south", "LOAD");

        await EndAsync(fixture, south.Number);

        await UntilAsync(fixture, "posted");
        var posted = (await fixture.Server.ListMessagesAsync(Root, null, 100, Cancellation)).Items.Single(message =>
            message.Code == "posted"
        );
        Assert.EndsWith(": south of Night_south is loaded", posted.Text, StringComparison.Ordinal);
        Assert.Equal("Starting", (await FindAsync(fixture, "Night_south", "NEXT")).State);
        Assert.Equal("Waiting", (await FindAsync(fixture, "Night_north", "NEXT")).State);
    }

    [Fact]
    public async Task Another_schedule_waits_for_all_of_them_also_where_only_the_store_knows_their_ends()
    {
        var first = await OpenAsync();
        await ApplyAsync(first);
        await BuildAsync(first, new ScheduleBuild(null, false, null));
        await EndAsync(first, (await FindAsync(first, "Night_north", "LOAD")).Number);
        await using var second = await first.ReopenAsync();
        await second.Server.BuildScheduleAsync(Root, ObjectName.Parse("Close"), new ScheduleBuild(null, false, null), Cancellation);
        Assert.Equal("Waiting", (await FindAsync(second, "Close", "BOOK")).State);

        await EndAsync(second, (await FindAsync(second, "Night_south", "LOAD")).Number);

        Assert.Equal("Starting", (await FindAsync(second, "Close", "BOOK")).State);
        Assert.Equal(
            "Night",
            (await second.Server.ListSchedulesAsync(Root, null, Cancellation)).Items.First(day => day.Name == "Night_north").Of
        );
        await first.DisposeAsync();
    }

    [Fact]
    public async Task An_event_builds_one_and_the_schedules_name_deletes_all()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        var told = await RaiseAsync(fixture, "$SCHEDULE:BUILDHLD,,Night,,,SITE=west;MODE=full");
        Assert.Contains("schedule Night_west of ", told, StringComparison.Ordinal);
        Assert.Contains(
            "schedule Night_south of ",
            await RaiseAsync(fixture, "$SCHEDULE:BUILDHLD,,Night,,,,InstanceName=SOUTH"),
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<RefusedException>(() =>
            fixture.Server.HoldScheduleAsync(Root, s_night, new ScheduleAction(null, null), Cancellation)
        );
        await DeleteLoadsAsync(fixture);

        var days = (await fixture.Server.ListSchedulesAsync(Root, null, Cancellation)).Items.Where(day => day.Of == "Night");
        Assert.All(days, day => Assert.Equal("closed", day.State));
    }

    [Fact]
    public async Task A_forecast_and_a_check_know_them()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        await BuildAsync(fixture, new ScheduleBuild(null, true, null) { Instance = "NORTH" });

        var forecast = await fixture.Server.ForecastSchedulesAsync(Root, s_night, null, 1, Cancellation);
        var check = await fixture.Server.CheckScheduleAsync(Root, ObjectName.Parse("Night_north"), null, Cancellation);

        Assert.Equal(["Night_north", "Night_south"], forecast.Runs.Where(run => run.Job == "LOAD").Select(run => run.Schedule));
        Assert.Equal(("Night", 2), (check.Schedule, check.Jobs));
    }

    [Fact]
    public async Task Days_of_instances_are_kept_as_long_as_those_of_their_schedule()
    {
        var time = new SetClock();
        await using var fixture = await OpenAsync(time: time);
        await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("i.yaml", "kind: schedule\nname: Night\ninstances: many\nkeepDays: 2\n")]),
            Cancellation
        );
        var first = (await BuildAsync(fixture, new ScheduleBuild(null, false, null) { Properties = ["SITE=a"] })).Date;
        time.Advance(TimeSpan.FromDays(2));
        await BuildAsync(fixture, new ScheduleBuild(null, false, null) { Properties = ["SITE=b"] });
        time.Advance(TimeSpan.FromDays(1));
        await BuildAsync(fixture, new ScheduleBuild(null, false, null) { Properties = ["SITE=c"] });
        Assert.Equal(["Night_a completed"], await DaysAsync(fixture, first));
        time.Advance(TimeSpan.FromDays(1));
        await BuildAsync(fixture, new ScheduleBuild(null, false, null) { Properties = ["SITE=d"] });

        Assert.Empty(await DaysAsync(fixture, first));
        Assert.Equal(["Night_b completed"], await DaysAsync(fixture, first.AddDays(2)));
    }

    private static async Task<IEnumerable<string>> DaysAsync(ServerFixture fixture, DateOnly date) =>
        (await fixture.Server.ListSchedulesAsync(Root, date, Cancellation))
            .Items.Where(day => day.Of == "Night")
            .Select(day => $"{day.Name} {day.State}");

    private static async Task DeleteLoadsAsync(ServerFixture fixture) =>
        Assert.Equal(
            2,
            (await fixture.Server.DeleteScheduleAsync(Root, s_night, new ScheduleAction(null, null), Cancellation)).Instances!.Count
        );

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("i.yaml", Definitions)]), Cancellation);

    private static Task<ScheduleView> BuildAsync(ServerFixture fixture, ScheduleBuild build) =>
        fixture.Server.BuildScheduleAsync(Operator, s_night, build, Cancellation);

    private static async Task<string> RaiseAsync(ServerFixture fixture, string text) =>
        (await fixture.Server.RaiseEventAsync(Operator, new EventRequest { Event = text }, Cancellation)).Text;

    private static async Task<(TrackingNumber Number, string State)> FindAsync(ServerFixture fixture, string schedule, string name)
    {
        var filter = new JobFilter { Schedule = ObjectName.Parse(schedule), Name = ObjectName.Parse(name) };
        var job = (await fixture.Server.ListJobsAsync(Root, filter, Cancellation)).Items.Single();
        return (new TrackingNumber(job.Number), job.State);
    }

    private static async Task EndAsync(ServerFixture fixture, TrackingNumber number) =>
        await fixture.SayAsync(
            Submitted(number, "anna", "X"),
            new JobStarted(DateTimeOffset.UtcNow, number, 4711, null),
            new JobEnded(DateTimeOffset.UtcNow, number, 0, null, 1000, 2000)
        );

    private static async Task UntilAsync(ServerFixture fixture, string code)
    {
        var started = fixture.Server.Time.GetTimestamp();
        while (!(await fixture.Server.ListMessagesAsync(Root, null, 100, Cancellation)).Items.Any(message => message.Code == code))
        {
            Assert.True(fixture.Server.Time.GetElapsedTime(started) < s_patience, $"no message {code} came");
            await Task.Yield();
        }
    }
}
