using Weir.Agent.Machine;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Agent.Tests.Machine;

public sealed class OrderReceivedTests
{
    private static readonly TrackingNumber s_number = new(7);

    private static readonly Dictionary<string, Order> s_orders = new()
    {
        ["accept"] = new Accept(s_number),
        ["reject"] = new Reject(s_number, "no", "not today"),
        ["start"] = new Start(s_number, null),
        ["skip"] = new Skip(s_number, "olga"),
        ["cancel"] = new Cancel(s_number, "enough", "olga", 10),
    };

    [Theory]
    [InlineData("accept", TrackedStatus.Stored, TrackedStatus.Accepted, "", "")]
    [InlineData("accept", TrackedStatus.Accepted, TrackedStatus.Accepted, "", "")]
    [InlineData("accept", TrackedStatus.Rejected, TrackedStatus.Accepted, "", "")]
    [InlineData("accept", TrackedStatus.Submitted, TrackedStatus.Submitted, "", "")]
    [InlineData("accept", TrackedStatus.Cancelled, TrackedStatus.Cancelled, "", "")]
    [InlineData("reject", TrackedStatus.Stored, TrackedStatus.Rejected, "", "")]
    [InlineData("reject", TrackedStatus.Accepted, TrackedStatus.Rejected, "", "")]
    [InlineData("reject", TrackedStatus.Submitted, TrackedStatus.Submitted, "", "")]
    [InlineData("reject", TrackedStatus.Cancelled, TrackedStatus.Cancelled, "", "")]
    [InlineData("start", TrackedStatus.Stored, TrackedStatus.Submitted, "", "Launch")]
    [InlineData("start", TrackedStatus.Accepted, TrackedStatus.Submitted, "", "Launch")]
    [InlineData("start", TrackedStatus.Rejected, TrackedStatus.Submitted, "", "Launch")]
    [InlineData("start", TrackedStatus.Submitted, TrackedStatus.Submitted, "JobStartFailed", "")]
    [InlineData("start", TrackedStatus.ReleasedByOperator, TrackedStatus.ReleasedByOperator, "JobStartFailed", "")]
    [InlineData("start", TrackedStatus.Cancelled, TrackedStatus.Cancelled, "JobStartFailed", "")]
    [InlineData("skip", TrackedStatus.Accepted, TrackedStatus.Cancelled, "JobGone", "ReleaseGroup")]
    [InlineData("skip", TrackedStatus.Submitted, TrackedStatus.Submitted, "", "")]
    [InlineData("skip", TrackedStatus.Cancelled, TrackedStatus.Cancelled, "", "")]
    [InlineData("cancel", TrackedStatus.Stored, TrackedStatus.Cancelled, "JobGone", "ReleaseGroup")]
    [InlineData("cancel", TrackedStatus.Rejected, TrackedStatus.Cancelled, "JobGone", "ReleaseGroup")]
    [InlineData("cancel", TrackedStatus.Submitted, TrackedStatus.Submitted, "", "ShowCancelling Terminate")]
    [InlineData("cancel", TrackedStatus.StartFailed, TrackedStatus.StartFailed, "", "")]
    internal void An_order_for_a_stored_job_does_what_its_status_allows(
        string order,
        TrackedStatus before,
        TrackedStatus after,
        string facts,
        string effects
    )
    {
        var decision = JobMachine.Decide(Some.Row(before), Some.Truth, new OrderReceived(s_orders[order]));

        Assert.Equal((after, facts, effects), (decision.Row.Status, Some.FactsOf(decision), Some.EffectsOf(decision)));
    }

    [Theory]
    [InlineData("reject", SubmissionMode.InPlace, true, "NotifyWaiter")]
    [InlineData("start", SubmissionMode.InPlace, true, "ReleaseWaiter")]
    [InlineData("start", SubmissionMode.InPlace, false, "")]
    [InlineData("start", SubmissionMode.Spooled, true, "ReleaseWaiter")]
    [InlineData("start", SubmissionMode.Spooled, false, "ReleaseInSpool")]
    [InlineData("skip", SubmissionMode.InPlace, true, "DismissWaiter ReleaseGroup")]
    [InlineData("cancel", SubmissionMode.InPlace, true, "DismissWaiter ReleaseGroup")]
    [InlineData("cancel", SubmissionMode.Spooled, false, "ReleaseGroup")]
    internal void A_process_that_waits_in_place_hears_of_it_where_it_is_connected(
        string order,
        SubmissionMode mode,
        bool hasWaiter,
        string effects
    )
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Accepted, mode),
            Some.Truth with
            {
                HasWaiter = hasWaiter,
            },
            new OrderReceived(s_orders[order])
        );

        Assert.Equal(effects, Some.EffectsOf(decision));
    }

    [Fact]
    public void What_is_let_go_is_of_this_boot_and_has_its_group()
    {
        var row = JobMachine.Decide(Some.Row(TrackedStatus.Accepted), Some.Truth, new OrderReceived(s_orders["start"])).Row;

        Assert.Equal((Some.Place, Some.Now), (row.Execution, row.At));
    }

    [Fact]
    public void A_rejected_job_whose_rule_lets_it_run_is_started()
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Stored),
            Some.Truth,
            new OrderReceived(s_orders["reject"]) { RunsWhenRejected = true }
        );

        Assert.Equal((TrackedStatus.Submitted, "no", "Launch"), (decision.Row.Status, decision.Row.Code, Some.EffectsOf(decision)));
    }

    [Theory]
    [InlineData(true, false, false, true)]
    [InlineData(false, false, false, false)]
    [InlineData(true, true, false, false)]
    [InlineData(true, false, true, false)]
    public void A_job_that_was_let_go_is_closed_by_a_word_only_where_its_folder_is_shut_and_nothing_of_it_lives(
        bool isSealed,
        bool hasSupervisor,
        bool isLeft,
        bool closes
    )
    {
        var snapshot = Some.Truth with
        {
            Execution = Some.Execution with { Supervisor = hasSupervisor ? Some.Keeper : null, ProcessesLeft = isLeft },
            IsSealed = isSealed,
        };

        var decision = JobMachine.Decide(Some.Row(TrackedStatus.Submitted), snapshot, new OrderReceived(s_orders["cancel"]));

        Assert.Equal(closes, decision.Row.EndedAt is not null);
        Assert.Equal("cancelled", decision.Row.Code);
        Assert.Equal(closes ? "ReleaseGroup" : "ShowCancelling Terminate", Some.EffectsOf(decision));
    }

    [Theory]
    [InlineData("cancel", TrackedStatus.Submitted, true)]
    [InlineData("cancel", TrackedStatus.Accepted, false)]
    [InlineData("cancel", TrackedStatus.Cancelled, false)]
    [InlineData("skip", TrackedStatus.Submitted, false)]
    [InlineData("start", TrackedStatus.Submitted, false)]
    internal void The_folder_is_shut_only_to_cancel_what_was_let_go(string order, TrackedStatus status, bool asks) =>
        Assert.Equal(asks, JobMachine.AsksToShut(Some.Row(status), Some.Truth, new OrderReceived(s_orders[order])));

    [Theory]
    [InlineData("order")]
    [InlineData("hand")]
    [InlineData("absence")]
    public void The_folder_of_a_job_that_was_seen_to_start_is_never_shut(string why)
    {
        JobTrigger trigger = why switch
        {
            "order" => new OrderReceived(s_orders["cancel"]),
            "hand" => new CancelledByOperator(Some.Olga, "enough", 10),
            _ => new ReconnectTimedOut(Some.Truth.Memory.Sitting),
        };
        var row = Some.Row(TrackedStatus.Submitted);

        Assert.True(JobMachine.AsksToShut(row, Some.Truth, trigger));
        Assert.False(JobMachine.AsksToShut(row with { StartedAt = Some.Now }, Some.Truth, trigger));
    }

    [Fact]
    public void An_order_for_an_unknown_job_is_answered_where_somebody_waits_for_it()
    {
        Assert.IsType<JobStartFailed>(Assert.Single(JobMachine.AnswerUnknown(s_orders["start"], Some.Now)));
        Assert.IsType<JobLost>(Assert.Single(JobMachine.AnswerUnknown(s_orders["cancel"], Some.Now)));
        Assert.Empty(JobMachine.AnswerUnknown(s_orders["accept"], Some.Now));
    }

    [Fact]
    public void The_condition_of_an_accepted_job_is_watched()
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Stored),
            Some.Truth,
            new OrderReceived(new Accept(s_number) { When = "$A.B = 1" })
        );

        Assert.Equal("$A.B = 1", Assert.IsType<WatchCondition>(Assert.Single(decision.Effects)).When);
    }

    [Fact]
    public void What_the_job_definition_says_is_taken_over_once()
    {
        var first = JobMachine
            .Decide(
                Some.Row(TrackedStatus.Stored),
                Some.Truth,
                new OrderReceived(new Accept(s_number) { Ok = "0,4", OnLeftovers = "keep" })
            )
            .Row;
        var second = JobMachine
            .Decide(first, Some.Truth, new OrderReceived(new Start(s_number, null) { Ok = "0", OnLeftovers = "kill" }))
            .Row;

        Assert.Equal(("0,4", "keep"), (second.Ok, second.OnLeftovers));
    }

    [Fact]
    public void A_variable_that_is_had_shows_the_job_and_one_that_is_refused_is_told_of()
    {
        var claim = new ClaimedVariable(JobVariables.VariableName.Parse("$ALICE.M").For("alice"), "1ABC", s_number);

        var had = JobMachine.Decide(
            Some.Row(TrackedStatus.Stored),
            Some.Truth,
            new OrderReceived(s_orders["accept"]) { Adoption = new VariableAdoption("M", claim, null) }
        );
        var refused = JobMachine.Decide(
            Some.Row(TrackedStatus.Stored),
            Some.Truth,
            new OrderReceived(s_orders["accept"]) { Adoption = new VariableAdoption("M", null, "it is bob's") }
        );

        Assert.Equal(("1ABC", "JobMonitored", "ShowWaiting"), (had.Row.Tsn, Some.FactsOf(had), Some.EffectsOf(had)));
        Assert.Equal((null, "AgentMessage JobMonitored", ""), (refused.Row.Tsn, Some.FactsOf(refused), Some.EffectsOf(refused)));
    }
}
