using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Day.Tests;

/// <summary>A job that was let go, and that the scheduler which has it besides never starts.</summary>
public sealed class NeverRunsTests
{
    private static readonly TrackingNumber One = new(1);

    [Theory]
    [InlineData(JobState.Starting, "Slurm never starts it")]
    [InlineData(JobState.Waiting, null)]
    [InlineData(JobState.Running, null)]
    public void It_is_the_reason_of_a_job_that_was_let_go(JobState state, string? reason)
    {
        var day = new TestDay(up: false, jobs: [TestDay.Job(1, state)]);

        var decision = day.Decide(Told(day));

        Assert.Contains(decision.Events, line => line.Code == ReasonCodes.NeverRuns);
        Assert.Contains(decision.Messages, message => message.Code == ReasonCodes.NeverRuns);
        Assert.Equal(reason, day.The(1).ReasonText);
    }

    [Fact]
    public void It_is_forgotten_once_the_job_runs_all_the_same()
    {
        var day = new TestDay(jobs: [TestDay.Job(1, JobState.Starting)]);
        day.Decide(Told(day));

        day.Decide(day.Fact(new JobStarted(day.Now, One, 42, null)));

        Assert.Equal((JobState.Running, null), (day.The(1).State, day.The(1).ReasonCode));
    }

    private static Inputs.FactArrived Told(TestDay day) =>
        day.Fact(new AgentMessage(day.Now, MessageSeverity.Warning, ReasonCodes.NeverRuns, "Slurm never starts it", One));
}
