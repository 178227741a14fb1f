using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Machine;

public sealed class NoticedTests
{
    private static readonly JournalJob s_row = Some.Row(TrackedStatus.Passive, SubmissionMode.Noticed) with
    {
        Way = WayIn.Noticed,
        StartedAt = Some.Now.AddMinutes(-1),
        EndedAt = null,
    };

    private static readonly JobSnapshot s_alive = Some.Truth with { Execution = Some.Execution with { Supervisor = Some.Keeper } };

    [Theory]
    [InlineData(3 << 8, 3, null)]
    [InlineData(9, null, 9)]
    public void J93_its_end_is_what_was_seen(int raw, int? exitCode, int? signal)
    {
        var decision = JobMachine.Decide(s_row, s_alive, new NoticedEnd(Some.Now, new ExitStatus(raw), 40));

        var ended = Assert.IsType<JobEnded>(Assert.Single(decision.Facts));
        Assert.Equal((exitCode, signal, 40L, false), (ended.ExitCode, ended.Signal, ended.CpuMicroseconds, ended.Cancelled));
        Assert.Equal((Some.Now, exitCode, signal), (decision.Row.EndedAt, decision.Row.ExitCode, decision.Row.Signal));
        Assert.Empty(decision.Effects);
    }

    [Fact]
    public void It_does_not_end_before_it_began()
    {
        var decision = JobMachine.Decide(s_row, s_alive, new NoticedEnd(Some.Now.AddDays(-1), new ExitStatus(0), 0));

        Assert.Equal(s_row.StartedAt, decision.Row.EndedAt);
    }

    [Fact]
    public void An_end_that_was_not_seen_leaves_it_lost() =>
        Assert.Equal("JobLost", Some.FactsOf(JobMachine.Decide(s_row, s_alive, new NoticedEnd(Some.Now, null, 0))));

    [Fact]
    public void After_a_restart_of_the_agent_one_that_lives_goes_on()
    {
        var decision = JobMachine.Decide(s_row, s_alive, new Checked(CheckReason.Recovery));

        Assert.Same(s_row, decision.Row);
        Assert.Equal(("", ""), (Some.FactsOf(decision), Some.EffectsOf(decision)));
    }

    [Theory]
    [InlineData(Some.Boot, false)]
    [InlineData("another boot", true)]
    public void One_that_is_gone_by_then_is_lost(string boot, bool restarted)
    {
        var row = s_row with { Execution = s_row.Execution! with { BootId = boot } };

        var lost = Assert.IsType<JobLost>(Assert.Single(JobMachine.Decide(row, Some.Truth, new Checked(CheckReason.Recovery)).Facts));

        Assert.Equal(restarted, lost.MachineRestarted);
    }

    [Fact]
    public void A_cancel_ends_its_processes_and_its_end_is_a_cancelled_one()
    {
        var asked = JobMachine.Decide(s_row, s_alive, new CancelledByOperator(Some.Olga, "no more", 10));
        Assert.Contains(asked.Effects, effect => effect is Terminate { Grace: var grace } && grace == TimeSpan.FromSeconds(10));

        var ended = JobMachine.Decide(asked.Row, s_alive, new NoticedEnd(Some.Now, new ExitStatus(15), 0));

        Assert.True(Assert.IsType<JobEnded>(Assert.Single(ended.Facts)).Cancelled);
    }

    [Fact]
    public void It_is_never_started()
    {
        var decision = JobMachine.Decide(s_row, s_alive, new OrderReceived(new Start(s_row.Number, "olga")));

        Assert.Equal(("JobStartFailed", ""), (Some.FactsOf(decision), Some.EffectsOf(decision)));
    }
}
