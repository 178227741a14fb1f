using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Jobs.Orders;

namespace Weir.Agent.Tests.Machine;

public sealed class OperatorActionsTests
{
    private static readonly Dictionary<string, JobTrigger> s_deeds = new()
    {
        ["start"] = new StartedByOperator(Some.Olga),
        ["pass"] = new QueuedByOperator(Some.Olga),
        ["cancel"] = new CancelledByOperator(Some.Olga, "enough", 5),
        ["away"] = new ServerLost(),
    };

    [Theory]
    [InlineData("start", TrackedStatus.Stored, TrackedStatus.ReleasedByOperator, "JobReleased", "Launch")]
    [InlineData("start", TrackedStatus.Rejected, TrackedStatus.ReleasedByOperator, "JobReleased", "Launch")]
    [InlineData("start", TrackedStatus.Submitted, TrackedStatus.Submitted, "", "")]
    [InlineData("start", TrackedStatus.Cancelled, TrackedStatus.Cancelled, "", "")]
    [InlineData("pass", TrackedStatus.Rejected, TrackedStatus.Accepted, "JobHeld", "")]
    [InlineData("pass", TrackedStatus.Stored, TrackedStatus.Accepted, "JobHeld", "")]
    [InlineData("pass", TrackedStatus.Accepted, TrackedStatus.Accepted, "JobHeld", "")]
    [InlineData("pass", TrackedStatus.Submitted, TrackedStatus.Submitted, "", "")]
    [InlineData("cancel", TrackedStatus.Accepted, TrackedStatus.Cancelled, "JobGone", "ReleaseGroup")]
    [InlineData("cancel", TrackedStatus.Submitted, TrackedStatus.Submitted, "", "ShowCancelling Terminate")]
    [InlineData("cancel", TrackedStatus.Cancelled, TrackedStatus.Cancelled, "", "")]
    [InlineData("away", TrackedStatus.Stored, TrackedStatus.Submitted, "", "Launch")]
    [InlineData("away", TrackedStatus.Accepted, TrackedStatus.Submitted, "", "Launch")]
    [InlineData("away", TrackedStatus.Rejected, TrackedStatus.Rejected, "", "")]
    [InlineData("away", TrackedStatus.Submitted, TrackedStatus.Submitted, "", "")]
    internal void What_is_done_past_the_server_does_what_the_status_allows(
        string deed,
        TrackedStatus before,
        TrackedStatus after,
        string facts,
        string effects
    )
    {
        var decision = JobMachine.Decide(Some.Row(before), Some.Truth, s_deeds[deed]);

        Assert.Equal((after, facts, effects), (decision.Row.Status, Some.FactsOf(decision), Some.EffectsOf(decision)));
    }

    [Fact]
    internal void What_was_held_at_the_machine_stays_so_until_the_server_has_heard_of_it()
    {
        var held = JobMachine.Decide(Some.Row(TrackedStatus.Rejected), Some.Truth, new QueuedByOperator(Some.Olga)).Row;

        Assert.Equal($"held in its job queue by {Some.Olga}", held.Text);
        Assert.Equal(held, JobMachine.Decide(held, Some.Truth, new ServerLost()).Row);
        Assert.Equal(
            held,
            JobMachine.Decide(held, Some.Truth, new OrderReceived(new Reject(held.Number, "duplicate-job", "Duplicate Job"))).Row
        );
        Assert.Equal(
            TrackedStatus.Submitted,
            JobMachine.Decide(held, Some.Truth, new OrderReceived(new Start(held.Number, null))).Row.Status
        );
    }

    [Fact]
    internal void A_rejected_job_that_the_server_takes_after_all_is_accepted_in_the_log()
    {
        var row = JobMachine
            .Decide(
                Some.Row(TrackedStatus.Rejected) with
                {
                    Code = "duplicate-job",
                    Text = "no",
                },
                Some.Truth,
                new OrderReceived(new Accept(Some.Row(TrackedStatus.Rejected).Number))
            )
            .Row;

        Assert.Equal((TrackedStatus.Accepted, null, null), (row.Status, row.Code, row.Text));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "server-away")]
    public void What_is_taken_in_to_go_is_let_go_and_not_started_before_its_submitter_is_answered(bool serverAway, string? code)
    {
        var taken = JobMachine.Decide(Some.Row(TrackedStatus.Stored), Some.Truth, new Admitted(serverAway));
        var answered = JobMachine.Decide(taken.Row, Some.Truth, new SubmitterAnswered());

        Assert.Equal((TrackedStatus.Submitted, code, ""), (taken.Row.Status, taken.Row.Code, Some.EffectsOf(taken)));
        Assert.Equal("Launch", Some.EffectsOf(answered));
    }

    [Theory]
    [InlineData(TrackedStatus.Submitted, true)]
    [InlineData(TrackedStatus.Accepted, false)]
    [InlineData(TrackedStatus.Cancelled, false)]
    internal void The_answer_starts_nothing_that_has_a_process_waits_or_is_over(TrackedStatus status, bool hasSupervisor) =>
        Assert.Empty(
            JobMachine
                .Decide(
                    Some.Row(status),
                    Some.Truth with
                    {
                        Execution = Some.Execution with { Supervisor = hasSupervisor ? Some.Keeper : null },
                    },
                    new SubmitterAnswered()
                )
                .Effects
        );
}
