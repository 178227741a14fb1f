using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules.Events;

namespace Weir.Schedules.Tests.Events;

public sealed class EventScopeTests
{
    private static readonly DateTimeOffset s_clock = new(2026, 11, 21, 23, 30, 5, TimeSpan.FromHours(1));

    private static readonly Job s_job = new(
        new JobSpec { Name = ObjectName.Parse("LOAD") },
        new TrackingNumber(147),
        new Owner("node-1", 1000, "anna"),
        ObjectName.Parse("Night"),
        new DateOnly(2026, 1, 31),
        TrackType.Queue,
        WayIn.Schedule,
        SubmissionMode.Stored,
        s_clock
    )
    {
        ExitCode = 3,
        Plan = new JobPlan
        {
            Command = new PlannedCommand { Arguments = ["load"], Environment = ["LANG=C", "WEIR_PROPERTY_REGION=north,south"] },
            Frequency = "nightly",
        },
    };

    [Theory]
    [InlineData("plain, with a comma", "plain, with a comma")]
    [InlineData("[[$JOB NAME]] {{$JOBID}}", "LOAD 000000147")]
    [InlineData("[[$SCHEDULE NAME]]@[[$SCHEDULE DATE]]", "Night@2026-01-31")]
    [InlineData("[[$SCHEDULE DATE(+3d)]]", "2026-02-03")]
    [InlineData("[[$SCHEDULE DATE(-1)]]", "2026-01-30")]
    [InlineData("[[$SCHEDULE DATE(+1m)]]", "2026-02-28")]
    [InlineData("[[$SCHEDULE DATE(+1wk)]] [[$SCHEDULE DATE(+1q)]] [[$SCHEDULE DATE(-1yy)]]", "2026-02-07 2026-04-30 2025-01-31")]
    [InlineData("[[$SCHEDULE DATE yyyymmdd]] [[$DATE dd.mm.yy]]", "20260131 21.11.26")]
    [InlineData("[[$SCHEDULE DATE(+1d) yyyymmdd]]", "20260201")]
    [InlineData("[[$DATE]] [[$TIME]] [[$NOW]]", "2026-11-21 23:30:05 2026-11-21 23:30:05")]
    [InlineData("[[$JOB STATUS]] [[$JOB TERMINATION]] [[$MACHINE NAME]] [[$FREQUENCY NAME]]", "Waiting 3 node-1 nightly")]
    [InlineData("[[ $job name ]]", "LOAD")]
    public void Placeholders_stand_for_what_is_known_of_the_job(string field, string filled)
    {
        Assert.True(EventScope.Of(s_job, s_clock).TryFill(field, out var value, out var fault), fault);

        Assert.Equal(filled, value);
    }

    [Fact]
    public void Properties_of_an_instance_are_placeholders_of_its_jobs_and_of_its_day()
    {
        Assert.True(JobProperty.TryParse("SITE=north", out var site));
        Assert.True(JobProperty.TryParse("REGION=all", out var region));
        var instance = new ScheduleInstance(ObjectName.Parse("Night")) { Properties = [site, region] };
        var job = s_job with { Plan = s_job.Plan! with { Instance = instance } };
        var ofJob = EventScope.Of(job with { Plan = job.Plan with { Command = new PlannedCommand { Arguments = ["x"] } } }, s_clock);
        var ofDay = EventScope.Of(job.Schedule, job.ScheduleDate, s_clock, instance);

        Assert.All(
            [ofJob, ofDay],
            scope => Assert.True(scope.TryFill("[[SI.SITE]] [[site]]", out var value, out _) && value == "north north")
        );
    }

    [Fact]
    public void A_value_brings_no_comma_of_its_own()
    {
        var job = s_job with { Machine = "a,b" };

        Assert.True(EventScope.Of(job, s_clock).TryFill("[[$MACHINE NAME]]", out var value, out _));

        Assert.Equal("a b", value);
    }

    [Fact]
    public void Properties_that_a_job_was_added_with_are_placeholders_of_its_events()
    {
        Assert.True(JobProperty.TryParse("region = north", out var property));
        Assert.Equal("WEIR_PROPERTY_REGION=north", property.Entry);
        var job = s_job with
        {
            Plan = s_job.Plan! with
            {
                Command = new PlannedCommand { Arguments = ["load"], Environment = [property.Entry] },
            },
        };

        Assert.True(EventScope.Of(job, s_clock).TryFill("[[region]] [[JI.REGION]]", out var value, out _));

        Assert.Equal("north north", value);
    }

    [Theory]
    [InlineData("[[$JOB NAME]]")]
    [InlineData("[[REGION]]")]
    [InlineData("[[$SCHEDULE DATE]]")]
    public void Who_is_no_job_has_the_time_only(string field)
    {
        Assert.False(EventScope.At(s_clock).TryFill(field, out _, out var fault));

        Assert.EndsWith("allowed are $DATE, $NOW, $TIME", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[$DATE -]]")]
    [InlineData("[[$DATE(+99999999d)]]")]
    [InlineData("[[$DATE(+32000yy)]]")]
    [InlineData("[[$DATE hh]]")]
    [InlineData("[[$DATE )1( ]]")]
    public void A_date_in_a_form_that_there_is_not_is_refused(string field) =>
        Assert.False(EventScope.Of(s_job, s_clock).TryFill(field, out _, out _));
}
