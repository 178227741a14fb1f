using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Day.Tests;

/// <summary>Jobs that were passed over here while their machine, out of reach, had let them go.</summary>
public sealed class PassedOverTests
{
    private static readonly TrackingNumber One = new(1);

    [Theory]
    [InlineData(JobState.Skipped)]
    [InlineData(JobState.Cancelled)]
    [InlineData(JobState.Missed)]
    public void One_that_was_started_at_its_machine_and_is_lost_there_is_lost(JobState state)
    {
        var day = new TestDay();
        var passedOver = TestDay.Job(1, state) with { EndedAt = day.Now };

        var decision = day.Decide(
            new JobReloaded(passedOver),
            day.Fact(new JobReleased(day.Now, One, "root at alpha")),
            day.Fact(new JobLost(day.Now, One, MachineRestarted: false, "nobody knows"))
        );

        Assert.Equal(JobState.Lost, decision.Jobs[^1].State);
        Assert.Contains("nobody knows", Assert.Single(decision.Messages).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JobState.Skipped)]
    [InlineData(JobState.Cancelled)]
    [InlineData(JobState.Missed)]
    public void One_that_nobody_let_go_stays_as_it_is(JobState state)
    {
        var day = new TestDay();
        var passedOver = TestDay.Job(1, state) with { EndedAt = day.Now };

        var decision = day.Decide(
            new JobReloaded(passedOver),
            day.Fact(new JobLost(day.Now, One, MachineRestarted: false, "nobody knows"))
        );

        Assert.All(decision.Jobs, job => Assert.Equal(state, job.State));
        Assert.Empty(decision.Messages);
    }
}
