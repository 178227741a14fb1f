using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Server.Tests.Notices;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class SchedulePathTests
{
    private static readonly ObjectName s_night = ObjectName.Parse("Night");

    private const string Definitions = """
        kind: schedule
        name: Night
        frequency: { everyDays: 1, since: 2026-01-01, days: any }
        ---
        kind: job-definition
        name: EXTRACT
        schedule: Night
        type: batch
        command: [ extract ]
        ---
        kind: job-definition
        name: LOAD
        schedule: Night
        type: batch
        command: [ load ]
        after: EXTRACT
        ---
        kind: job-definition
        name: SMALL
        schedule: Night
        type: batch
        command: [ small ]
        ---
        kind: job-definition
        name: REPORT
        schedule: Night
        type: batch
        command: [ report ]
        after: [ LOAD, SMALL ]
        """;

    [Fact]
    public async Task The_path_of_tomorrow_follows_from_the_runs_of_today_over_a_restart()
    {
        var time = new SetClock();
        var first = await NightAsync(time);
        await RunAsync(first, time, "SMALL", 5);
        await RunAsync(first, time, "EXTRACT", 10);
        await RunAsync(first, time, "LOAD", 20);
        await RunAsync(first, time, "REPORT", 1);
        var today = await first.Server.ShowSchedulePathAsync(Root, s_night, null, Cancellation);
        Assert.Equal(["EXTRACT", "LOAD", "REPORT"], today.Path.Select(step => step.Job));
        Assert.All(today.Path, step => Assert.Equal("Succeeded", step.State));
        Assert.False(today.IsAtLeast);

        await using var again = await first.ReopenAsync(time);
        time.Advance(TimeSpan.FromDays(1));
        await again.Server.BuildScheduleAsync(Root, s_night, new(null, false, null), Cancellation);
        SchedulePathView path;
        do
        {
            path = await again.Server.ShowSchedulePathAsync(Root, s_night, null, Cancellation);
        } while (path.IsAtLeast);

        Assert.Equal(["EXTRACT", "LOAD", "REPORT"], path.Path.Select(step => step.Job));
        Assert.Equal(time.GetUtcNow().AddMinutes(31), path.End);
        Assert.Equal(["SMALL", "EXTRACT", "LOAD", "REPORT"], path.Jobs.Select(step => step.Job));
        Assert.Equal([600L, 1200, 60], path.Path.Select(step => step.UsualSeconds));
        await first.DisposeAsync();
    }

    [Fact]
    public async Task Why_of_a_job_that_waits_names_the_last_of_the_chain_and_when_it_is_expected()
    {
        var time = new SetClock();
        await using var fixture = await NightAsync(time);
        foreach (var (name, minutes) in ((string, int)[])[("EXTRACT", 10), ("LOAD", 20), ("SMALL", 5), ("REPORT", 1)])
        {
            await RunAsync(fixture, time, name, minutes);
        }

        time.Advance(TimeSpan.FromDays(1));
        await fixture.Server.BuildScheduleAsync(Root, s_night, new(null, false, null), Cancellation);
        var (load, report) = (await NumberOfAsync(fixture, "LOAD"), await NumberOfAsync(fixture, "REPORT"));

        var why = await fixture.Server.WhyAsync(Root, report, null, Cancellation);

        var lines = why.Sections.Single(section => section.Manager == "EXPECTED").Lines;
        var now = time.GetUtcNow();
        Assert.Equal(
            $"Of those that it waits for, LOAD (job {load.Value}, Waiting) is expected to end last, at {now.AddMinutes(30):yyyy-MM-dd HH:mm:ss} UTC",
            lines[0]
        );
        Assert.StartsWith("The way there: EXTRACT (job", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            $"Expected to start at {now.AddMinutes(30):yyyy-MM-dd HH:mm:ss} UTC, expected to end at {now.AddMinutes(31):yyyy-MM-dd HH:mm:ss} UTC: it usually takes 1m00s, by one run",
            lines[2]
        );
        var job = await fixture.JobAsync(report);
        Assert.Equal((now.AddMinutes(30), now.AddMinutes(31), 60L), (job.Expected!.Start, job.Expected.End, job.Expected.UsualSeconds));
    }

    [Fact]
    public async Task A_job_that_takes_longer_than_usual_is_said_to_delay_the_day()
    {
        var time = new SetClock();
        await using var fixture = await NightAsync(time);
        await RunAsync(fixture, time, "EXTRACT", 10);
        await RunAsync(fixture, time, "LOAD", 1);
        await RunAsync(fixture, time, "SMALL", 1);
        time.Advance(TimeSpan.FromDays(1));
        await fixture.Server.BuildScheduleAsync(Root, s_night, new(null, false, null), Cancellation);
        var extract = await NumberOfAsync(fixture, "EXTRACT");
        await fixture.SayAsync(new JobStarted(time.GetUtcNow(), extract, 42, null));
        time.Advance(TimeSpan.FromMinutes(15));

        var path = await fixture.Server.ShowSchedulePathAsync(Root, s_night, null, Cancellation);

        Assert.Equal(["EXTRACT", "LOAD", "REPORT"], path.Path.Select(step => step.Job));
        Assert.Equal("runs for 15m00s, usually 10m00s", path.Path[0].Why);
        Assert.Equal([false, false, true], path.Path.Select(step => step.IsAtLeast));
        Assert.True(path.IsAtLeast);
    }

    [Fact]
    public async Task A_day_without_jobs_is_not_found_nor_one_whose_jobs_are_all_of_others()
    {
        await using var fixture = await NightAsync(new SetClock());

        var none = await Assert.ThrowsAsync<RefusedException>(() =>
            fixture.Server.ShowSchedulePathAsync(Root, s_night, new DateOnly(2020, 1, 1), Cancellation)
        );
        Assert.Contains("has no job on 2020-01-01", none.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => fixture.Server.ShowSchedulePathAsync(Anna, s_night, null, Cancellation));
    }

    [Fact]
    public async Task Who_sees_only_own_jobs_is_shown_those_and_told_of_no_other()
    {
        await using var fixture = await NightAsync(new SetClock());
        await fixture.ApplyAsync("kind: job-definition\nname: MINE\nschedule: Night\nhold: true\nafter: REPORT\n");
        var mine = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(mine, "anna", "MINE") with { Schedule = s_night, TrackType = TrackType.Queue });

        var path = await fixture.Server.ShowSchedulePathAsync(Anna, s_night, null, Cancellation);

        Assert.Equal([mine.Value], path.Path.Select(step => step.Number));
        Assert.Equal([mine.Value], path.Jobs.Select(step => step.Number));
        Assert.Equal("held by its job definition", path.Path[0].Why);
        Assert.Equal(
            ["EXTRACT", "LOAD", "REPORT", "MINE"],
            (await fixture.Server.ShowSchedulePathAsync(Root, s_night, null, Cancellation)).Path.Select(step => step.Job)
        );
    }

    private static async Task<ServerFixture> NightAsync(SetClock time)
    {
        var fixture = await OpenAsync(time: time);
        await fixture.ApplyAsync(Definitions);
        await fixture.Server.BuildScheduleAsync(Root, s_night, new(null, false, null), Cancellation);
        return fixture;
    }

    private static async Task RunAsync(ServerFixture fixture, SetClock time, string name, int minutes)
    {
        var number = await NumberOfAsync(fixture, name);
        var started = time.GetUtcNow();
        time.Advance(TimeSpan.FromMinutes(minutes));
        await fixture.SayAsync(new JobStarted(started, number, 42, null), new JobEnded(time.GetUtcNow(), number, 0, null, 1, 1));
    }

    private static async Task<TrackingNumber> NumberOfAsync(ServerFixture fixture, string name) =>
        new(
            (await fixture.Server.ListJobsAsync(Root, new JobFilter { Name = ObjectName.Parse(name), Limit = 1 }, Cancellation))
                .Items[0]
                .Number
        );
}
