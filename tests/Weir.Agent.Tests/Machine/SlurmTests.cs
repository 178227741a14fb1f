using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Machine;

/// <summary>Jobs that Slurm holds and runs.</summary>
public sealed class SlurmTests
{
    private static readonly JournalJob s_held = Row(TrackedStatus.Accepted);
    private static readonly JournalJob s_free = Row(TrackedStatus.Submitted);
    private static readonly JournalJob s_running = s_free with { StartedAt = Some.Now };

    [Fact]
    public void The_order_to_start_lifts_its_hold() =>
        Assert.Equal("ReleaseInSpool", Some.EffectsOf(Decide(s_held, new OrderReceived(new Start(s_held.Number, null)))));

    [Fact]
    public void It_starts_and_ends_as_Slurm_says()
    {
        var began = Decide(s_free, new BeganInSlurm(Some.Now));
        var ended = Decide(began.Row, new EndedInSlurm(Some.Now, Some.Now, new ExitStatus(3 << 8), false, ""));

        Assert.Equal(("JobStarted", "JobEnded"), (Some.FactsOf(began), Some.FactsOf(ended)));
        Assert.Equal((Some.Now, 3, false), (ended.Row.EndedAt, ended.Row.ExitCode, ((JobEnded)ended.Facts[0]).Cancelled));
        Assert.Empty(Decide(began.Row, new BeganInSlurm(Some.Now)).Facts);
    }

    [Fact]
    public void One_that_root_released_in_Slurm_is_an_operators_start()
    {
        var decision = Decide(s_held, new BeganInSlurm(Some.Now));

        Assert.Equal("JobReleased JobStarted", Some.FactsOf(decision));
        Assert.Equal(TrackedStatus.ReleasedByOperator, decision.Row.Status);
    }

    [Fact]
    public void An_end_brings_the_start_that_nobody_saw() =>
        Assert.Equal(
            "JobStarted JobEnded",
            Some.FactsOf(Decide(s_free, new EndedInSlurm(Some.Now, Some.Now, new ExitStatus(0), false, "")))
        );

    [Theory]
    [InlineData(false, ReasonCodes.LeftSpool, "scancel")]
    [InlineData(true, ReasonCodes.Cancelled, "by olga")]
    public void Cancelled_before_it_ran_it_is_gone(bool isAsked, string code, string text)
    {
        var row = isAsked ? s_free with { Code = ReasonCodes.Cancelled, Text = "by olga" } : s_held;

        var gone = Assert.IsType<JobGone>(Assert.Single(Decide(row, new EndedInSlurm(Some.Now, null, null, true, "scancel")).Facts));

        Assert.Equal((code, text), (gone.Code, gone.Text));
    }

    [Fact]
    public void Cancelled_in_Slurm_while_it_ran_it_counts_as_cancelled() =>
        Assert.True(
            Assert
                .IsType<JobEnded>(
                    Assert.Single(Decide(s_running, new EndedInSlurm(Some.Now, Some.Now, new ExitStatus(15), true, "")).Facts)
                )
                .Cancelled
        );

    [Fact]
    public void An_end_that_nobody_knows_leaves_it_lost() =>
        Assert.Equal("JobLost", Some.FactsOf(Decide(s_running, new EndedInSlurm(Some.Now, null, null, false, "not known"))));

    [Theory]
    [InlineData("held", "")]
    [InlineData("free", "ReleaseInSpool")]
    [InlineData("running", "")]
    [InlineData("cancelled", "Terminate")]
    public void After_a_restart_what_was_ordered_is_ordered_again(string state, string effects)
    {
        var row = state switch
        {
            "held" => s_held,
            "free" => s_free,
            "running" => s_running,
            _ => s_running with { Code = ReasonCodes.Cancelled },
        };

        Assert.Equal(effects, Some.EffectsOf(Decide(row, new Checked(CheckReason.Recovery))));
    }

    private static JournalJob Row(TrackedStatus status) =>
        Some.Row(status, SubmissionMode.Spooled) with
        {
            Way = WayIn.Slurm,
            EndedAt = null,
        };

    private static Decision Decide(JournalJob row, JobTrigger trigger) => JobMachine.Decide(row, Some.Truth, trigger);
}
