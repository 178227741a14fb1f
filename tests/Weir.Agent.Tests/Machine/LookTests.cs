using Weir.Agent.Machine;
using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Agent.Tests.Machine;

public sealed class LookTests
{
    private static readonly SupervisorSnapshot s_ended = Some.Keeper with { HasEnded = true };

    [Theory]
    [InlineData(CheckReason.Recovery, 0, "Launch")]
    [InlineData(CheckReason.Due, 9, "Launch")]
    [InlineData(CheckReason.ShepherdEnded, 2, "Launch")]
    [InlineData(CheckReason.Hint, 0, "")]
    [InlineData(CheckReason.Settled, 0, "")]
    internal void A_job_that_was_let_go_and_not_started_is_started_by_a_look_with_a_reason(CheckReason reason, int attempts, string effects)
    {
        var decision = Look(
            Some.Row(TrackedStatus.Submitted),
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Empty, Supervisor = s_ended },
                Memory = JobMemory.None with { Attempts = attempts },
            },
            reason
        );

        Assert.Equal(effects, Some.EffectsOf(decision));
    }

    [Theory]
    [InlineData(CheckReason.Recovery)]
    [InlineData(CheckReason.Settled)]
    internal void A_stored_job_whose_group_had_processes_has_started_and_is_lost_where_no_mark_and_no_end_is_left(CheckReason reason)
    {
        var gone = Some.Execution with { Folder = FolderSnapshot.Nothing };

        var met = Look(
            Some.Row(TrackedStatus.Submitted),
            Some.Truth with
            {
                Execution = gone with { Supervisor = Some.Keeper, ProcessesLeft = true },
            },
            reason
        );
        var over = Look(
            met.Row,
            Some.Truth with
            {
                Execution = gone with { Supervisor = s_ended, ProcessesLeft = false },
            },
            CheckReason.ShepherdEnded
        );

        Assert.NotNull(met.Row.StartedAt);
        Assert.DoesNotContain("Launch", Some.EffectsOf(over), StringComparison.Ordinal);
        Assert.Single(over.Facts.OfType<JobLost>());
    }

    [Fact]
    public void A_shepherd_that_comes_to_nothing_again_and_again_is_not_followed_by_another()
    {
        var decision = Look(
            Some.Row(TrackedStatus.Submitted),
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Empty, Supervisor = s_ended },
                Memory = JobMemory.None with { Attempts = 3 },
            },
            CheckReason.ShepherdEnded
        );

        Assert.Equal((TrackedStatus.StartFailed, "shepherd-failed"), (decision.Row.Status, decision.Row.Code));
    }

    [Fact]
    public void A_shepherd_that_found_no_room_puts_the_start_off()
    {
        var decision = JobMachine.Decide(
            Some.Row(TrackedStatus.Submitted),
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Empty, Supervisor = s_ended },
            },
            new Checked(CheckReason.ShepherdEnded, Errno.NoSpace)
        );

        Assert.Equal("RecordShortage TriggerLater", Some.EffectsOf(decision));
    }

    [Fact]
    public void A_start_is_told_and_the_hint_of_it_waits_for_a_quick_end()
    {
        var snapshot = Some.Truth with { Execution = Some.Execution with { Folder = Some.Started, Supervisor = Some.Keeper } };

        var hinted = Look(Some.Row(TrackedStatus.Submitted), snapshot, CheckReason.Hint);
        var settled = Look(Some.Row(TrackedStatus.Submitted), snapshot, CheckReason.Settled);

        Assert.Equal(("", "TriggerLater"), (Some.FactsOf(hinted), Some.EffectsOf(hinted)));
        Assert.Equal(("JobStarted", ""), (Some.FactsOf(settled), Some.EffectsOf(settled)));
        Assert.Equal(7, settled.Row.Execution?.ProcessId);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(99, "JobStarted")]
    public void A_mark_that_names_no_process_is_waited_for_but_not_for_ever(int settled, string facts)
    {
        var snapshot = Some.Truth with
        {
            Execution = Some.Execution with { Folder = Some.Started with { ProcessId = null }, Supervisor = Some.Keeper },
            Memory = JobMemory.None with { Settled = settled },
        };

        Assert.Equal(facts, Some.FactsOf(Look(Some.Row(TrackedStatus.Submitted), snapshot, CheckReason.Settled)));
    }

    [Fact]
    public void An_end_is_one_entry_with_the_start_where_that_was_not_told()
    {
        var first = Look(
            Some.Row(TrackedStatus.Submitted),
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Ended, Supervisor = s_ended },
            },
            CheckReason.ShepherdEnded
        );
        var second = Look(
            Some.Row(TrackedStatus.Submitted) with
            {
                StartedAt = Some.Now,
            },
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Ended, Supervisor = s_ended },
            },
            CheckReason.ShepherdEnded
        );

        Assert.Equal(("JobStarted JobEnded", "ReleaseGroup"), (Some.FactsOf(first), Some.EffectsOf(first)));
        Assert.Equal("JobEnded", Some.FactsOf(second));
        Assert.Equal((3, Some.Now), (first.Row.ExitCode!.Value, first.Row.EndedAt!.Value));
    }

    [Fact]
    public void An_end_of_a_start_that_failed_is_no_run()
    {
        var folder = Some.Started with
        {
            End = new EndRecord
            {
                ProcessId = 0,
                StartedAt = Some.Now,
                EndedAt = Some.Now,
                StartError = "no such directory",
            },
        };

        var decision = Look(
            Some.Row(TrackedStatus.Submitted),
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = folder, Supervisor = s_ended },
            },
            CheckReason.ShepherdEnded
        );

        Assert.Equal(
            ("JobStartFailed", "start-failed", "no such directory"),
            (Some.FactsOf(decision), decision.Row.Code, decision.Row.Text)
        );
    }

    [Theory]
    [InlineData(0, 0, 5)]
    [InlineData(8, 0, 1000)]
    [InlineData(80, 1, 5000)]
    public void Leftovers_are_awaited_ever_more_slowly_and_told_of_once(int seconds, int told, int milliseconds)
    {
        var memory = JobMemory.None with { LeftoversSince = Some.Truth.Clock - TimeSpan.FromSeconds(seconds) };

        var decision = Look(
            Some.Row(TrackedStatus.Submitted) with
            {
                StartedAt = Some.Now,
            },
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Ended, Supervisor = s_ended, ProcessesLeft = true },
                Memory = memory,
            },
            CheckReason.ShepherdEnded
        );
        var again = Look(
            decision.Row,
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Ended, Supervisor = s_ended, ProcessesLeft = true },
                Memory = decision.Memory,
            },
            CheckReason.ShepherdEnded
        );

        Assert.Equal(told, decision.Facts.Count);
        Assert.Equal(new CheckLater(TimeSpan.FromMilliseconds(milliseconds)), Assert.Single(decision.Effects));
        Assert.Empty(again.Facts);
    }

    [Theory]
    [InlineData(false, "JobLost", "lost")]
    [InlineData(true, "JobStarted JobEnded", null)]
    public void One_that_is_gone_without_a_word_is_lost_unless_it_was_killed_here(bool killed, string facts, string? code)
    {
        var decision = Look(
            Some.Row(TrackedStatus.Submitted, SubmissionMode.InPlace),
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Started, Supervisor = s_ended, SupervisorKilled = killed },
            },
            CheckReason.ShepherdEnded
        );

        Assert.Equal((facts, code), (Some.FactsOf(decision), decision.Row.Code));
    }

    [Fact]
    public void What_ran_before_the_machine_restarted_is_lost_and_what_lies_in_a_spool_is_not()
    {
        var snapshot = Some.Truth with
        {
            Execution = new ExecutionSnapshot(Some.Place with { BootId = "another boot" }) { Folder = Some.Empty },
        };

        Assert.Equal("machine-restarted", Look(Some.Row(TrackedStatus.Submitted), snapshot, CheckReason.Recovery).Row.Code);
        Assert.Null(Look(Some.Row(TrackedStatus.Submitted, SubmissionMode.Spooled), snapshot, CheckReason.Recovery).Row.EndedAt);
    }

    [Fact]
    public void A_folder_that_was_emptied_counts_as_a_start()
    {
        var snapshot = Some.Truth with
        {
            Execution = Some.Execution with { Folder = FolderSnapshot.Nothing, IsPrepared = true, Supervisor = s_ended },
        };

        Assert.Equal("lost", Look(Some.Row(TrackedStatus.Submitted), snapshot, CheckReason.ShepherdEnded).Row.Code);
    }

    [Fact]
    public void After_a_restart_a_cancelled_job_is_ended_and_an_absent_process_has_its_grace()
    {
        var running = Look(
            Some.Row(TrackedStatus.Submitted) with
            {
                Code = "cancelled",
                StartedAt = Some.Now,
            },
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Started, Supervisor = Some.Keeper },
            },
            CheckReason.Recovery
        );
        var absent = Look(Some.Row(TrackedStatus.Accepted, SubmissionMode.InPlace), Some.Truth, CheckReason.Recovery);
        var present = Look(
            Some.Row(TrackedStatus.Accepted, SubmissionMode.InPlace),
            Some.Truth with
            {
                HasWaiter = true,
            },
            CheckReason.Recovery
        );

        Assert.Equal("ShowCancelling Terminate", Some.EffectsOf(running));
        Assert.Equal("TriggerLater", Some.EffectsOf(absent));
        Assert.Equal("", Some.EffectsOf(present));
    }

    [Fact]
    public void After_a_restart_a_process_that_was_let_go_and_is_gone_is_not_waited_for_for_ever()
    {
        var decision = Look(
            Some.Row(TrackedStatus.Submitted, SubmissionMode.InPlace),
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Empty, Supervisor = s_ended },
            },
            CheckReason.Recovery
        );

        Assert.Equal(new TriggerLater(Some.Machine.WaiterGrace, new ReconnectTimedOut(0)), Assert.Single(decision.Effects));
    }

    [Theory]
    [InlineData(false, true, "waiter-gone")]
    [InlineData(true, true, null)]
    [InlineData(false, false, null)]
    public void A_process_in_place_that_ended_before_it_started_anything_closes_its_job(bool otherSits, bool isSealed, string? code)
    {
        var snapshot = Some.Truth with
        {
            Execution = Some.Execution with { Folder = Some.Empty, Supervisor = s_ended },
            HasWaiter = otherSits,
            WaiterProcess = otherSits ? 77 : null,
            IsSealed = isSealed,
        };

        Assert.Equal(code, Look(Some.Row(TrackedStatus.Submitted, SubmissionMode.InPlace), snapshot, CheckReason.ShepherdEnded).Row.Code);
    }

    [Theory]
    [InlineData(true, "ShowCancelling Terminate", "cancelled")]
    [InlineData(false, "", null)]
    public void Output_that_is_full_is_said_and_ends_the_job_where_its_rule_wants_that(bool ends, string effects, string? code)
    {
        var snapshot = Some.Truth with
        {
            Execution = Some.Execution with
            {
                Folder = Some.Started,
                Supervisor = Some.Keeper,
                FullOutput = new OutputNotice(ends, "out", 1024),
            },
        };

        var decision = Look(Some.Row(TrackedStatus.Submitted) with { StartedAt = Some.Now }, snapshot, CheckReason.Settled);

        Assert.Equal((effects, code), (Some.EffectsOf(decision), decision.Row.Code));
        Assert.Equal("output-full", Assert.IsType<AgentMessage>(Assert.Single(decision.Facts)).Code);
    }

    [Fact]
    public void A_variable_that_was_lost_is_told_of_and_put_right()
    {
        var decision = Look(
            Some.Row(TrackedStatus.Submitted) with
            {
                StartedAt = Some.Now,
                Monitor = "$ALICE.M",
            },
            Some.Truth with
            {
                Execution = Some.Execution with { Folder = Some.Started, Supervisor = Some.Keeper },
                VariableLost = "no room",
            },
            CheckReason.Hint
        );

        Assert.Equal(("AgentMessage", "RepairVariable"), (Some.FactsOf(decision), Some.EffectsOf(decision)));
    }

    [Theory]
    [InlineData(true, true, "")]
    [InlineData(true, false, "WatchSupervisor")]
    [InlineData(false, true, "CheckLater")]
    [InlineData(false, false, "WatchSupervisor CheckLater")]
    public void The_process_over_a_job_is_watched_and_one_that_is_not_sure_is_looked_at_besides(bool isSure, bool isWatched, string effects)
    {
        var snapshot = Some.Truth with
        {
            Execution = Some.Execution with
            {
                Folder = Some.Started with { ShepherdAlive = true, Holder = 9 },
                Supervisor = new SupervisorSnapshot(9, isSure, false, isWatched),
            },
        };

        Assert.Equal(
            effects,
            Some.EffectsOf(Look(Some.Row(TrackedStatus.Submitted) with { StartedAt = Some.Now }, snapshot, CheckReason.Settled))
        );
    }

    [Fact]
    public void Where_only_the_lock_names_it_that_process_is_watched()
    {
        var snapshot = Some.Truth with
        {
            Execution = Some.Execution with { Folder = Some.Started with { ShepherdAlive = true, Holder = 9 } },
        };

        Assert.Equal(
            new WatchSupervisor(9),
            Look(Some.Row(TrackedStatus.Submitted) with { StartedAt = Some.Now }, snapshot, CheckReason.Recovery).Effects[0]
        );
    }

    private static Decision Look(Weir.Stores.Agent.JournalJob row, JobSnapshot snapshot, CheckReason reason) =>
        JobMachine.Decide(row, snapshot, new Checked(reason));
}
