using Weir.Jobs;
using Weir.Schedules.Events;

namespace Weir.Schedules.Tests.Events;

public sealed class EventTriggersTests
{
    private static readonly Job s_job = new(
        new JobSpec { Name = ObjectName.Parse("LOAD") },
        new TrackingNumber(147),
        new Owner("node-1", 1000, "anna"),
        ScheduleDefinition.AdHoc,
        new DateOnly(2026, 1, 31),
        TrackType.Queue,
        WayIn.Schedule,
        SubmissionMode.Stored,
        DateTimeOffset.UnixEpoch
    );

    [Theory]
    [InlineData("started", JobState.Running, EventTrigger.Started)]
    [InlineData("ended", JobState.Succeeded, EventTrigger.Succeeded)]
    [InlineData("ended", JobState.Failed, EventTrigger.Failed)]
    [InlineData("ended", JobState.Cancelled, EventTrigger.Cancelled)]
    [InlineData("start-failed", JobState.StartFailed, EventTrigger.Failed)]
    [InlineData("machine-restarted", JobState.Failed, EventTrigger.Failed)]
    [InlineData("marked", JobState.Succeeded, EventTrigger.Succeeded)]
    [InlineData("marked", JobState.Failed, EventTrigger.Failed)]
    [InlineData("marked", JobState.UnderReview, null)]
    [InlineData("marked", JobState.Fixed, null)]
    [InlineData("held", JobState.Waiting, EventTrigger.Held)]
    [InlineData("released", JobState.Waiting, EventTrigger.Released)]
    [InlineData("cancelled", JobState.Cancelled, EventTrigger.Cancelled)]
    [InlineData("skipped", JobState.Skipped, EventTrigger.Skipped)]
    [InlineData("missed", JobState.Missed, EventTrigger.Missed)]
    [InlineData("lost", JobState.Lost, EventTrigger.Lost)]
    [InlineData("output-matched", JobState.Running, EventTrigger.Matched)]
    [InlineData("submitted", JobState.Waiting, null)]
    [InlineData("let-go", JobState.Starting, null)]
    [InlineData("what a machine says", JobState.Running, null)]
    public void A_line_of_a_jobs_history_means_what_happened(string code, JobState state, EventTrigger? trigger) =>
        Assert.Equal(trigger, EventTriggers.Of(Line(code), s_job with { State = state }));

    [Fact]
    public void The_end_of_a_job_that_was_marked_before_is_told_by_the_mark() =>
        Assert.Null(EventTriggers.Of(Line("ended"), s_job with { State = JobState.Succeeded, ReasonCode = ReasonCodes.Marked }));

    private static JobEvent Line(string code) => new(s_job.Number, DateTimeOffset.UnixEpoch, code, "", null);
}
