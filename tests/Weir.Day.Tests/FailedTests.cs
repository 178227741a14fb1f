using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Day.Tests;

public sealed class FailedTests
{
    private static readonly TrackingNumber One = new(1);

    [Theory]
    [InlineData(3, null, "job 000000001 NIGHTLY failed: it ended with status 3")]
    [InlineData(null, 9, "job 000000001 NIGHTLY failed: it ended by signal 9")]
    public void A_failed_job_is_one_error_for_the_operators(int? status, int? signal, string text)
    {
        var day = Running();

        var failed = day.Fact(new JobEnded(day.Now.AddMinutes(-1), One, status, signal, 1, 1));
        var message = Assert.Single(day.Decide(failed, failed).Messages);

        Assert.Equal(
            (MessageSeverity.Error, "failed", text, One, day.Now.AddMinutes(-1)),
            (message.Severity, message.Code, message.Text, message.Number, message.At)
        );
    }

    [Fact]
    public void A_job_that_succeeds_or_is_cancelled_is_none()
    {
        var fine = Running();
        Assert.Empty(fine.Decide(fine.Fact(new JobEnded(fine.Now, One, 0, null, 1, 1))).Messages);

        var cancelled = Running();
        Assert.Empty(cancelled.Decide(cancelled.Fact(new JobEnded(cancelled.Now, One, null, 15, 1, 1) { Cancelled = true })).Messages);
    }

    [Fact]
    public void A_status_that_its_definition_calls_success_is_none()
    {
        Assert.True(ExitCodes.TryParse("0-4", out var ok));
        var day = new TestDay(TestDay.Nightly(definition => definition with { Ok = ok }));
        day.Submit();
        day.Decide(day.Fact(new JobStarted(day.Now, One, 42, null)));

        var decision = day.Decide(day.Fact(new JobEnded(day.Now, One, 3, null, 1, 1)));

        Assert.Equal(JobState.Succeeded, Assert.Single(decision.Jobs).State);
        Assert.Empty(decision.Messages);
    }

    private static TestDay Running()
    {
        var day = new TestDay(TestDay.Nightly());
        day.Submit();
        day.Decide(day.Fact(new JobStarted(day.Now, One, 42, null)));
        return day;
    }
}
