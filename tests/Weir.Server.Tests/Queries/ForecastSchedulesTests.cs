using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class ForecastSchedulesTests
{
    private const string Plans = """
        kind: calendar
        name: feasts
        dates: [ 2026-12-25 ]
        ---
        kind: frequency
        name: weekdays
        weekdays: [ Mon, Tue, Wed, Thu, Fri ]
        nonWorking: not
        ---
        kind: schedule
        name: Night
        startTime: "22:00"
        zone: Europe/Berlin
        holidays: [ feasts ]
        frequency: weekdays
        ---
        kind: job-definition
        name: LOAD
        schedule: Night
        ---
        kind: job-definition
        name: POLL
        schedule: Night
        build: held
        frequency: { weekdays: [ Thu ], again: { every: 30m, runs: 2 } }
        ---
        kind: job-definition
        name: LEAP
        schedule: Night
        frequency: { cron: "0 3 29 2 *" }
        ---
        kind: schedule
        name: Empty
        ---
        kind: job-definition
        name: ALONE
        schedule: Empty
        """;

    private static readonly DateOnly s_christmasEve = new(2026, 12, 24);

    [Fact]
    public async Task It_says_what_comes_when_and_why_the_rest_does_not()
    {
        await using var fixture = await OpenWithPlansAsync();

        var page = await fixture.Server.ForecastSchedulesAsync(Operator, null, s_christmasEve, 5, Cancellation);

        Assert.Equal(
            [
                "Night 12-24 LOAD 21:00Z 22:00+01:00 weekdays released",
                "Night 12-24 POLL 21:00Z 22:00+01:00 - held",
                "Night 12-24 POLL$0001 21:30Z 22:30+01:00 - held",
                "Night 12-28 LOAD 21:00Z 22:00+01:00 weekdays released",
            ],
            page.Runs.Select(run =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{run.Schedule} {run.Date:MM-dd} {run.Job} {run.Start:HH:mm}Z {run.Local:HH:mmzzz} {run.Frequency ?? "-"} {run.Status}"
                )
            )
        );
        Assert.Equal(
            [
                "Empty/ALONE it has no frequency, so that it is not planned by itself",
                "Night/LEAP its frequency has no date; it comes next on 2028-02-29",
            ],
            page.Absent.Select(job => $"{job.Schedule}/{job.Job} {job.Why}")
        );
        Assert.False(page.IsCut);
    }

    [Fact]
    public async Task One_schedule_may_be_asked_about_and_it_must_be_there()
    {
        await using var fixture = await OpenWithPlansAsync();

        var page = await fixture.Server.ForecastSchedulesAsync(Operator, ObjectName.Parse("empty"), s_christmasEve, 1, Cancellation);
        var refused = await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => fixture.Server.ForecastSchedulesAsync(Operator, ObjectName.Parse("None"), null, 1, Cancellation)
        );

        Assert.Empty(page.Runs);
        Assert.Equal("ALONE", Assert.Single(page.Absent).Job);
        Assert.Equal("there is no schedule None whose days could be planned", refused.Message);
    }

    private static async Task<ServerFixture> OpenWithPlansAsync()
    {
        var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("plans.yaml", Plans)]), Cancellation);
        return fixture;
    }
}
