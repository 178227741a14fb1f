using Weir.Agent.Machine;
using Weir.Jobs;

namespace Weir.Agent.Tests.Machine;

public sealed class WaiterTests
{
    private static readonly JobSnapshot s_seated = Some.Truth with { HasWaiter = true, Memory = JobMemory.None with { Sitting = 2 } };

    private static readonly JobSnapshot s_absent = s_seated with { HasWaiter = false };

    [Theory]
    [InlineData(TrackedStatus.Accepted, "NotifyWaiter")]
    [InlineData(TrackedStatus.Submitted, "NotifyWaiter ReleaseWaiter")]
    [InlineData(TrackedStatus.Cancelled, "NotifyWaiter DismissWaiter")]
    internal void A_process_that_connects_hears_its_number_and_then_what_its_job_may(TrackedStatus status, string effects)
    {
        var decision = JobMachine.Decide(Some.Row(status, SubmissionMode.InPlace), s_seated, new WaiterConnected());

        Assert.Equal(effects, Some.EffectsOf(decision));
    }

    [Theory]
    [InlineData(2, false, "ForgetWaiter TriggerLater")]
    [InlineData(2, true, "ForgetWaiter")]
    [InlineData(1, false, "")]
    public void One_whose_connection_ends_has_a_grace_unless_it_was_let_go_or_connected_again(
        int sitting,
        bool hasSupervisor,
        string effects
    )
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Accepted, SubmissionMode.InPlace),
            s_seated with
            {
                Execution = Some.Execution with { Supervisor = hasSupervisor ? Some.Keeper : null },
            },
            new WaiterDisconnected(sitting)
        );

        Assert.Equal(effects, Some.EffectsOf(decision));
    }

    [Fact]
    public void The_grace_is_the_machines()
    {
        var decision = JobMachine.Decide(Some.Row(TrackedStatus.Accepted, SubmissionMode.InPlace), s_seated, new WaiterDisconnected(2));

        Assert.Equal(new TriggerLater(Some.Machine.WaiterGrace, new ReconnectTimedOut(2)), decision.Effects[^1]);
    }

    [Theory]
    [InlineData(2, true, false, true)]
    [InlineData(1, true, false, false)]
    [InlineData(2, false, false, false)]
    [InlineData(2, true, true, false)]
    public void One_that_does_not_come_back_is_closed_where_nothing_of_it_runs(int sitting, bool isSealed, bool isLeft, bool closes)
    {
        var row = Some.Row(TrackedStatus.Accepted, SubmissionMode.InPlace);
        var snapshot = s_absent with { Execution = Some.Execution with { ProcessesLeft = isLeft }, IsSealed = isSealed };

        var decision = JobMachine.Decide(row, snapshot, new ReconnectTimedOut(sitting));

        Assert.Equal(closes, decision.Row is { EndedAt: not null, Code: "waiter-gone" });
        Assert.Equal(closes ? "JobGone" : "", Some.FactsOf(decision));
    }

    [Theory]
    [InlineData(SubmissionMode.InPlace, false, "JobLost")]
    [InlineData(SubmissionMode.InPlace, true, "JobLost")]
    [InlineData(SubmissionMode.Spooled, true, "JobLost")]
    [InlineData(SubmissionMode.Spooled, false, "JobGone")]
    internal void One_that_an_earlier_agent_let_go_and_whose_records_are_gone_is_lost(SubmissionMode mode, bool hasKeeper, string facts)
    {
        var damaged = Some.Execution with
        {
            Folder = Some.Empty with { IsMarked = false },
            Supervisor = hasKeeper ? Some.Keeper with { HasEnded = true } : null,
        };
        var met = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted, mode),
            Some.Truth with
            {
                Execution = damaged,
            },
            new Checked(CheckReason.Recovery)
        );

        var over = JobMachine.Decide(
            met.Row,
            Some.Truth with
            {
                Execution = damaged,
                IsSealed = true,
                Memory = met.Memory,
            },
            new ReconnectTimedOut(0)
        );

        Assert.Equal(facts, Some.FactsOf(over));
        Assert.NotNull(over.Row.EndedAt);
    }

    [Fact]
    public void One_whose_shepherd_an_earlier_agent_knew_is_lost_where_it_ends_without_a_record()
    {
        var damaged = Some.Execution with { Folder = Some.Empty with { IsMarked = false }, Supervisor = Some.Keeper };
        var met = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted, SubmissionMode.InPlace),
            Some.Truth with
            {
                Execution = damaged,
            },
            new Checked(CheckReason.Recovery)
        );

        var over = JobMachine.Decide(
            met.Row,
            Some.Truth with
            {
                Execution = damaged with { Supervisor = Some.Keeper with { HasEnded = true } },
                IsSealed = true,
                Memory = met.Memory,
            },
            new Checked(CheckReason.ShepherdEnded)
        );

        Assert.Equal("", Some.FactsOf(met));
        Assert.Equal("JobLost", Some.FactsOf(over));
    }

    [Fact]
    public void One_that_came_back_to_the_next_agent_had_not_begun()
    {
        var row = Some.Row(TrackedStatus.Submitted, SubmissionMode.InPlace);
        var met = JobMachine.Decide(
            row,
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Empty },
            },
            new Checked(CheckReason.Recovery)
        );
        var back = JobMachine.Decide(row, s_seated with { Memory = met.Memory }, new WaiterConnected());

        var over = JobMachine.Decide(
            row,
            s_absent with
            {
                IsSealed = true,
                Memory = back.Memory,
            },
            new ReconnectTimedOut(back.Memory.Sitting)
        );

        Assert.Equal("JobGone", Some.FactsOf(over));
    }

    [Fact]
    public void One_that_came_back_is_not_closed() =>
        Assert.Null(
            JobMachine
                .Decide(
                    Some.Row(TrackedStatus.Accepted, SubmissionMode.InPlace),
                    s_seated with
                    {
                        IsSealed = true,
                    },
                    new ReconnectTimedOut(2)
                )
                .Row.EndedAt
        );

    [Fact]
    public void One_that_started_meanwhile_is_looked_at()
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted, SubmissionMode.InPlace),
            s_absent with
            {
                IsSealed = false,
            },
            new ReconnectTimedOut(2)
        );

        Assert.Equal(new TriggerLater(TimeSpan.Zero, new Checked(CheckReason.ShepherdEnded)), Assert.Single(decision.Effects));
    }

    [Theory]
    [InlineData(false, true, "left-spool")]
    [InlineData(true, true, null)]
    [InlineData(false, false, null)]
    public void A_job_that_left_its_spool_is_closed_where_nobody_waits_and_none_can_start_it(bool hasWaiter, bool isSealed, string? code)
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Accepted, SubmissionMode.Spooled),
            Some.Truth with
            {
                HasWaiter = hasWaiter,
                IsSealed = isSealed,
            },
            new LeftSpool()
        );

        Assert.Equal(code, decision.Row.Code);
    }

    [Theory]
    [InlineData(null, "JobStarted JobLost")]
    [InlineData(MessageSeverity.Warning, "JobStarted JobLost AgentMessage")]
    internal void What_its_spool_ran_unseen_is_over_and_said_so(MessageSeverity? told, string facts)
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Accepted, SubmissionMode.Spooled),
            Some.Truth,
            new RanUnwatched("too late") { Rule = "R", Message = told }
        );

        Assert.Equal((TrackedStatus.Passive, "R", "too late"), (decision.Row.Status, decision.Row.Rule, decision.Row.Text));
        Assert.Equal(facts, Some.FactsOf(decision));
    }
}
