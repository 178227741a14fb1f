using Weir.Agent.Machine;
using Weir.Jobs;

namespace Weir.Agent.Tests.Machine;

public sealed class EndingTests
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Processes_that_were_asked_to_end_have_the_grace() =>
        Assert.Equal(new TriggerLater(s_grace, new KillDue(0)), Only(new Terminated(true, true, s_grace, null)));

    [Fact]
    public void Where_there_is_none_yet_they_are_asked_again() =>
        Assert.Equal(
            new TriggerLater(s_moment, new TerminateDue(s_grace, Some.Truth.Clock)),
            Only(new Terminated(false, true, s_grace, null))
        );

    [Theory]
    [InlineData(9, true, false)]
    [InlineData(10, true, true)]
    [InlineData(9, false, true)]
    public void They_are_asked_again_until_the_grace_is_over_and_have_it_then(int seconds, bool reachable, bool ends)
    {
        var since = Some.Truth.Clock - TimeSpan.FromSeconds(seconds);

        Assert.Equal(
            ends ? new TriggerLater(s_grace, new KillDue(0)) : new TriggerLater(s_moment, new TerminateDue(s_grace, since)),
            Only(new Terminated(false, reachable, s_grace, since))
        );
    }

    [Fact]
    public void Where_nobody_knows_which_processes_are_its_own_that_is_said_and_nothing_is_signalled()
    {
        var decision = Decide(new Terminated(false, false, s_grace, null));

        Assert.Equal(("AgentMessage", ""), (Some.FactsOf(decision), Some.EffectsOf(decision)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(39, false)]
    [InlineData(40, true)]
    public void The_process_over_it_is_spared_for_so_long(int round, bool all) =>
        Assert.Equal(new Kill(round, all), Only(new KillDue(round)));

    [Theory]
    [InlineData(0, 50)]
    [InlineData(79, 50)]
    [InlineData(80, 1000)]
    public void What_is_left_is_killed_again(int round, int milliseconds) =>
        Assert.Equal(new TriggerLater(TimeSpan.FromMilliseconds(milliseconds), new KillDue(round + 1)), Only(new Killed(round, true)));

    [Fact]
    public void Where_nothing_is_left_nothing_more_is_done() => Assert.Empty(Decide(new Killed(3, false)).Effects);

    [Fact]
    public void Nothing_of_a_job_that_is_over_is_signalled()
    {
        foreach (
            var trigger in (JobTrigger[])
                [new KillDue(0), new TerminateDue(s_grace, TimeSpan.Zero), new Terminated(true, true, s_grace, null), new Killed(0, true)]
        )
        {
            Assert.Empty(JobMachine.Decide(Some.Row(TrackedStatus.Cancelled), Some.Truth, trigger).Effects);
        }
    }

    private static Decision Decide(JobTrigger trigger) => JobMachine.Decide(Some.Row(TrackedStatus.Submitted), Some.Truth, trigger);

    private static JobEffect Only(JobTrigger trigger) => Assert.Single(Decide(trigger).Effects);
}
