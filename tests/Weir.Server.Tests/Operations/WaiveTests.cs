using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Protocol.Jobs;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class WaiveTests
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
        requires: RATES
        thresholds: ERRORS GE 3

        """;

    [Fact]
    public async Task What_is_waived_is_so_after_a_restart_and_the_rest_holds()
    {
        await using var first = await OpenAsync();
        var number = await PlannedAsync(first);
        var done = await first.Server.WaiveAsync(Operator, number, Asked("requires: RATES", "no rates today"), Cancellation);
        Assert.Equal("job 000000001 waits no more for requires: RATES", done.Text);
        var audited = Assert.Single(await first.AuditAsync(new AuditFilter { Action = "waive" }));
        Assert.Equal(("requires: RATES", "waived", "no rates today"), (audited.Before, audited.After, audited.Text));
        await using var second = await first.ReopenAsync();

        Assert.Equal("threshold", Assert.Single((await second.JobAsync(number)).Holders).Code);
        await second.Server.WaiveAsync(Operator, number, Asked("thresholds"), Cancellation);
        Assert.Equal("Starting", (await second.JobAsync(number)).State);
    }

    [Fact]
    public async Task Why_offers_it_and_what_an_earlier_moment_was_like_is_still_known()
    {
        await using var fixture = await OpenAsync();
        var number = await PlannedAsync(fixture);
        var why = await fixture.Server.WhyAsync(Root, number, null, Cancellation);
        Assert.Contains(why.WaysOut, way => way is { Command: "weir waive 1 'requires: RATES'", StartsNow: false, Needs: "operator" });
        Assert.Contains(why.WaysOut, way => way.Command == "weir waive 1 'thresholds: ERRORS GE 3'");
        var moment = Moment();

        await fixture.Server.WaiveAsync(Operator, number, Asked("requires"), Cancellation);
        await fixture.Server.WaiveAsync(Operator, number, Asked("thresholds: errors ge 3"), Cancellation);

        Assert.Equal("Starting", (await fixture.JobAsync(number)).State);
        var then = await fixture.Server.WhyAsync(Root, number, moment, Cancellation);
        // What another job was like then is not kept.
        Assert.Equal("threshold ERRORS is 0 and the job needs GE 3", Assert.Single(then.Job.Holders).Text);
    }

    [Fact]
    public async Task What_is_no_condition_of_it_is_refused_with_what_is()
    {
        await using var fixture = await OpenAsync();
        var number = await PlannedAsync(fixture);

        await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.WaiveAsync(Operator, number, Asked("after: RATES"), Cancellation)
        );
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => fixture.Server.WaiveAsync(Operator, number, new JobAction(), Cancellation));
        Assert.Equal(2, (await fixture.JobAsync(number)).Holders.Count);
    }

    [Fact]
    public async Task It_is_an_operators_to_do()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.WaiveAsync(Anna, number, Asked("limits"), Cancellation));
    }

    private static JobAction Asked(string condition, string? why = null) => new() { Condition = condition, Text = why };

    // A time between what was and what will be.
    private static DateTimeOffset Moment()
    {
        var now = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > now);
        var moment = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > moment);
        return moment;
    }

    private static async Task<TrackingNumber> PlannedAsync(ServerFixture fixture)
    {
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("night.yaml", Definitions)]), Cancellation);
        await fixture.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(null, false, null), Cancellation);
        return Assert.Single(await fixture.Server.Store.ListJobsAsync(new JobFilter { Schedule = s_night }, Cancellation)).Number;
    }
}
