using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.Definitions;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

/// <summary>Sub-schedules that run in containers, from the definition to the store and back.</summary>
public sealed class ContainerTests
{
    private const string Day = "Night_LOADS[Site]";

    private static readonly ObjectName s_night = ObjectName.Parse("Night");
    private static readonly ObjectName s_day = ObjectName.ParseDay(Day);

    private const string Definitions = """
        kind: schedule
        name: Night
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: FIRST
        schedule: Night
        type: batch
        command: first
        ---
        kind: job-definition
        name: LOADS
        schedule: Night
        type: container
        runs: Site
        properties: { SITE: north }
        after: FIRST
        ---
        kind: schedule
        name: Site
        subSchedule: true
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: LOAD
        schedule: Site
        type: batch
        command: load
        """;

    [Fact]
    public async Task The_day_is_listed_with_its_container_and_how_it_waits()
    {
        await using var fixture = await OpenAsync();
        await BuildAsync(fixture);

        Assert.Equal($"{Day} of Site in Night/LOADS: waiting, SITE=north", await ListAsync(fixture));
        await EndAsync(fixture, s_night, "FIRST");
        await UntilAsync(fixture, async () => await StateAsync(fixture, await FindAsync(fixture, s_night, "LOADS")) == "Running");
        Assert.StartsWith($"{Day} of Site in Night/LOADS: active", await ListAsync(fixture), StringComparison.Ordinal);
        await fixture.Server.HoldScheduleAsync(Root, s_night, new ScheduleAction(null, null), Cancellation);
        Assert.StartsWith($"{Day} of Site in Night/LOADS: parent-held", await ListAsync(fixture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_says_what_a_job_in_a_container_waits_for_and_what_the_container_does()
    {
        await using var fixture = await OpenAsync();
        await BuildAsync(fixture);
        var (loads, load) = (await FindAsync(fixture, s_night, "LOADS"), await FindAsync(fixture, s_day, "LOAD"));

        Assert.Contains(
            $"it is part of {Day}, which waits for its container Night/LOADS",
            await WhyAsync(fixture, load),
            StringComparison.Ordinal
        );
        await EndAsync(fixture, s_night, "FIRST");
        await UntilAsync(fixture, async () => await StateAsync(fixture, load) == "Starting");

        Assert.Contains(
            $"It ends with the last job of {Day}: LOAD (job {load.Value}) is Starting.",
            await WhyAsync(fixture, loads),
            StringComparison.Ordinal
        );
        await EndAsync(fixture, s_day, "LOAD");
        await UntilAsync(fixture, async () => await StateAsync(fixture, loads) == "Succeeded");
        Assert.Contains($"as all jobs of {Day} did", await WhyAsync(fixture, loads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_on_where_the_server_ends_and_a_rerun_finds_its_jobs_in_the_store()
    {
        var first = await OpenAsync();
        await BuildAsync(first);
        await EndAsync(first, s_night, "FIRST");
        await using var second = await first.ReopenAsync();
        await EndAsync(second, s_day, "LOAD", status: 1);
        var loads = await FindAsync(second, s_night, "LOADS");
        await UntilAsync(second, async () => await StateAsync(second, loads) == "Failed");
        await using var third = await second.ReopenAsync();

        await third.Server.RerunAsync(Root, loads, new Protocol.Jobs.JobAction(), Cancellation);
        await UntilAsync(third, async () => await StateAsync(third, await FindAsync(third, s_day, "LOAD")) == "Starting");
        await EndAsync(third, s_day, "LOAD");

        await UntilAsync(third, async () => await StateAsync(third, await FindAsync(third, s_night, "LOADS")) == "Succeeded");
        Assert.Equal(2, (await third.Server.ListJobsAsync(Root, new JobFilter { Schedule = s_day }, Cancellation)).Items.Count);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_preview_and_a_forecast_have_the_jobs_in_containers_too()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, Definitions);

        var preview = await fixture.Server.PreviewBuildAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);
        var forecast = await fixture.Server.ForecastSchedulesAsync(Root, null, null, 1, Cancellation);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            fixture.Server.PreviewBuildAsync(Root, ObjectName.Parse("Site"), new ScheduleBuild(null, false, null), Cancellation)
        );

        Assert.Equal(["FIRST", "LOADS", $"{Day}/LOAD"], preview.Changes.Select(change => change.Job));
        Assert.Equal(["Night/FIRST", "Night/LOADS", $"{Day}/LOAD"], forecast.Runs.Select(run => $"{run.Schedule}/{run.Job}"));
        Assert.Contains("weir schedule build Night", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs: Site", "runs: Sight", "job-definition Night/LOADS runs sub-schedule Sight, which there is not: allowed are Site")]
    [InlineData("subSchedule: true\n", "", "job-definition Night/LOADS runs schedule Site, which is no sub-schedule")]
    [InlineData("type: batch\ncommand: load", "type: container\nruns: Site", "a sub-schedule cannot contain itself: Site/LOAD runs Site")]
    public async Task What_cannot_run_in_a_container_is_refused_by_apply(string before, string now, string why)
    {
        await using var fixture = await OpenAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            ApplyAsync(fixture, Definitions.Replace(before, now, StringComparison.Ordinal))
        );

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sub_schedule_that_runs_in_a_container_stays_one()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, Definitions);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ApplyAsync(fixture, "kind: schedule\nname: Site\n"));

        Assert.Contains(
            "job-definition Night/LOADS runs schedule Site, which is no sub-schedule",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture, string text) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("c.yaml", text)]), Cancellation);

    private static async Task BuildAsync(ServerFixture fixture)
    {
        await ApplyAsync(fixture, Definitions);
        await fixture.Server.BuildScheduleAsync(Operator, s_night, new ScheduleBuild(null, false, null), Cancellation);
    }

    private static async Task<string> ListAsync(ServerFixture fixture)
    {
        var day = (await fixture.Server.ListSchedulesAsync(Root, null, Cancellation)).Items.Single(day => day.Container is not null);
        return $"{day.Name} of {day.Of} in {day.Container}: {day.State}, {string.Join(' ', day.Properties!)}";
    }

    private static async Task<string> WhyAsync(ServerFixture fixture, TrackingNumber number) =>
        (await fixture.Server.ExplainAsync(Root, number, null, Cancellation)).Summary;

    private static async Task<string> StateAsync(ServerFixture fixture, TrackingNumber number) =>
        (await fixture.Server.ShowJobAsync(Root, number, Cancellation)).Job.State;

    private static async Task<TrackingNumber> FindAsync(ServerFixture fixture, ObjectName schedule, string name)
    {
        var filter = new JobFilter { Schedule = schedule, Name = ObjectName.Parse(name) };
        return new TrackingNumber((await fixture.Server.ListJobsAsync(Root, filter, Cancellation)).Items.Max(job => job.Number));
    }

    private static async Task EndAsync(ServerFixture fixture, ObjectName schedule, string name, int status = 0)
    {
        var number = await FindAsync(fixture, schedule, name);
        await fixture.SayAsync(
            Submitted(number, "anna", "X"),
            new JobStarted(DateTimeOffset.UtcNow, number, 4711, null),
            new JobEnded(DateTimeOffset.UtcNow, number, status, null, 1000, 2000)
        );
    }

    private static async Task UntilAsync(ServerFixture fixture, Func<Task<bool>> isSo)
    {
        var started = fixture.Server.Time.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(fixture.Server.Time.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "it did not come");
            await Task.Yield();
        }
    }
}
