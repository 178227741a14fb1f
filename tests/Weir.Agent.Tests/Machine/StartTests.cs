using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Tests.Machine;

public sealed class StartTests
{
    [Theory]
    [InlineData(0, 250)]
    [InlineData(1, 500)]
    [InlineData(3, 2000)]
    [InlineData(40, 10_000)]
    public void A_start_that_the_machine_has_no_room_for_is_put_off_longer_each_time(int before, int milliseconds)
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted),
            Some.Truth with
            {
                Memory = JobMemory.None with { PutOff = before, Attempts = 2 },
            },
            new LaunchPutOff(Errno.NoSpace)
        );

        Assert.Equal(
            [new RecordShortage(Errno.NoSpace), new TriggerLater(TimeSpan.FromMilliseconds(milliseconds), new Checked(CheckReason.Due))],
            decision.Effects
        );
        Assert.Equal((before + 1, 0), (decision.Memory.PutOff, decision.Memory.Attempts));
        Assert.Empty(decision.Facts);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_process_that_waits_in_place_hears_of_it_once(int before, bool hears)
    {
        var snapshot = Some.Truth with { HasWaiter = true, Memory = JobMemory.None with { PutOff = before } };

        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted, SubmissionMode.InPlace),
            snapshot,
            new LaunchPutOff(Errno.NoSpace)
        );

        Assert.Equal(hears, decision.Effects[0] is NotifyWaiter);
    }

    [Theory]
    [InlineData(SubmissionMode.Stored, false, "")]
    [InlineData(SubmissionMode.InPlace, true, "DismissWaiter")]
    internal void One_that_cannot_be_started_is_over_and_says_why(SubmissionMode mode, bool hasWaiter, string effects)
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted, mode),
            Some.Truth with
            {
                HasWaiter = hasWaiter,
            },
            new LaunchFailed("code", "why")
        );

        Assert.Equal(
            (TrackedStatus.StartFailed, "code", "why", Some.Now),
            (decision.Row.Status, decision.Row.Code, decision.Row.Text, decision.Row.EndedAt!.Value)
        );
        Assert.Equal(("JobStartFailed", effects), (Some.FactsOf(decision), Some.EffectsOf(decision)));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "ClearShortage")]
    public void One_that_was_let_go_in_place_waits_for_no_room_any_more(int before, string effects)
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted, SubmissionMode.InPlace),
            Some.Truth with
            {
                Memory = JobMemory.None with { PutOff = before },
            },
            new WaiterReleased()
        );

        Assert.Equal((effects, 0), (Some.EffectsOf(decision), decision.Memory.PutOff));
    }

    [Fact]
    public void One_that_is_cancelled_while_it_waits_for_room_waits_no_more()
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted),
            Some.Truth with
            {
                IsSealed = true,
                Memory = JobMemory.None with { PutOff = 2 },
            },
            new CancelledByOperator(Some.Olga, "enough", 1)
        );

        Assert.Equal("ReleaseGroup ClearShortage", Some.EffectsOf(decision));
    }
}
