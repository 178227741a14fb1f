using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Protocol.Definitions;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

/// <summary>Jobs that wait for expressions over properties that the server keeps.</summary>
public sealed class ExpressionTests
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
        command: load
        expressions: "[[OI.SITE]] = 'north' and [[SI.COUNT]] > 2"

        """;

    [Fact]
    public async Task A_property_that_is_set_lets_the_job_go_and_why_had_said_so()
    {
        await using var fixture = await OpenAsync();
        var job = await PlannedAsync(fixture);
        await SetAsync(fixture, "SITE", "north");
        var why = await fixture.Server.WhyAsync(Root, job.Number, null, Cancellation);
        var count = $"SI.COUNT.{job.ScheduleDate:yyyy-MM-dd}.Night";
        Assert.Contains("OI.SITE is 'north', there is no SI.COUNT", why.Job.Holders[0].Text, StringComparison.Ordinal);
        Assert.Equal(($"weir property set {count} 3", true), (why.WaysOut[0].Command, why.WaysOut[0].StartsNow));

        await SetAsync(fixture, count, "3");

        Assert.Equal(JobState.Starting, (await TheAsync(fixture)).State);
    }

    [Fact]
    public async Task What_was_set_holds_and_lets_go_after_a_restart()
    {
        await using var first = await OpenAsync();
        var job = await PlannedAsync(first);
        await SetAsync(first, "SITE", "south");
        await SetAsync(first, $"SI.COUNT.{job.ScheduleDate:yyyy-MM-dd}.Night", "7");
        await using var second = await first.ReopenAsync();

        var why = await second.Server.WhyAsync(Root, job.Number, null, Cancellation);

        Assert.Contains("OI.SITE is 'south', SI.COUNT is '7'", why.Job.Holders[0].Text, StringComparison.Ordinal);
        await SetAsync(second, "SITE", "north");
        Assert.Equal(JobState.Starting, (await TheAsync(second)).State);
    }

    [Fact]
    public async Task Why_says_what_an_earlier_moment_was_like()
    {
        await using var fixture = await OpenAsync();
        var job = await PlannedAsync(fixture);
        await SetAsync(fixture, "SITE", "south");
        var moment = Moment();
        await SetAsync(fixture, "SITE", "west");

        var then = await fixture.Server.WhyAsync(Root, job.Number, moment, Cancellation);

        Assert.Contains("OI.SITE is 'south'", Assert.Single(then.Job.Holders).Text, StringComparison.Ordinal);
    }

    // A time between what was and what will be.
    private static DateTimeOffset Moment()
    {
        var now = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > now);
        var moment = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > moment);
        return moment;
    }

    private static async Task<Job> PlannedAsync(ServerFixture fixture)
    {
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("night.yaml", Definitions)]), Cancellation);
        await fixture.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);
        return await TheAsync(fixture);
    }

    private static async Task<Job> TheAsync(ServerFixture fixture) =>
        Assert.Single(await fixture.Server.Store.ListJobsAsync(new JobFilter { Schedule = s_night }, Cancellation));

    private static async Task SetAsync(ServerFixture fixture, string path, string value)
    {
        Assert.True(PropertyPath.TryParse(path, out var parsed));
        await fixture.Server.SetPropertyAsync(Root, parsed, value, mustExist: false, Cancellation);
    }
}
