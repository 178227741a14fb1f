using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

public sealed class RetryTests
{
    [Fact]
    public void A_failed_job_is_run_again_after_its_pause_and_who_waits_goes_on_waiting()
    {
        var night = new Night(Night.Daily(), Retried("A", 2), Night.Job("B", "after A"), Night.Job("C", "after A:failed"));

        night.End("A", status: 1);

        Assert.Equal((JobState.Waiting, night.Now.AddMinutes(5)), (night.The("A").State, night.The("A").NotBefore));
        Assert.Equal(new TrackingNumber(1), night.The("A").RerunOf);
        Assert.Equal((JobState.Waiting, JobState.Waiting), (night.The("B").State, night.The("C").State));
        night.Now = night.Now.AddMinutes(5);
        night.Decide();
        night.End("A");
        Assert.Equal((JobState.Starting, JobState.Waiting), (night.The("B").State, night.The("C").State));
    }

    [Fact]
    public void Each_pause_is_longer_and_after_the_last_attempt_the_failure_counts()
    {
        var night = new Night(Night.Daily(), Retried("A", 2), Night.Job("C", "after A:failed"));
        night.End("A", status: 1);
        night.Now = night.Now.AddMinutes(5);
        night.Decide();

        night.End("A", status: 1);

        Assert.Equal(night.Now.AddMinutes(10), night.The("A").NotBefore);
        night.Now = night.Now.AddMinutes(10);
        night.Decide();
        night.End("A", status: 1);
        Assert.Equal(3, night.Jobs.Count(job => job.Name.Text == "A"));
        Assert.Equal(JobState.Starting, night.The("C").State);
    }

    [Fact]
    public void A_rerun_begins_its_retries_anew()
    {
        var night = new Night(Night.Daily(), Retried("A", 1));
        night.End("A", status: 1);
        night.Now = night.Now.AddMinutes(5);
        night.Decide();
        night.End("A", status: 1);

        night.Decide(new RerunJob(1, TestDay.Root, night.The("A").Number));
        night.End("A", status: 1);

        Assert.Equal(JobState.Waiting, night.The("A").State);
    }

    private static Weir.Schedules.JobDefinition Retried(string name, int attempts) =>
        Night.Job(name) with
        {
            Frequencies = [Night.EveryDay(new RunTiming { Retry = new Retry(attempts, TimeSpan.FromMinutes(5), 2) })],
        };
}
