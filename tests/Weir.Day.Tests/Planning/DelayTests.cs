using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day.Tests.Planning;

/// <summary>Jobs that start some time after the start or the end of another one.</summary>
public sealed class DelayTests
{
    [Theory]
    [InlineData("after A+30m", 0)]
    [InlineData("requires A:ended+30m", 1)]
    public void A_job_starts_so_long_after_the_end_of_the_other(string dependency, int status)
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B", dependency));
        Assert.Contains("30m", night.Why("B"), StringComparison.Ordinal);

        night.End("A", status);

        Assert.Equal("start-time: not before 2026-11-30 12:30:00Z", night.Why("B"));
        Assert.Contains(night.Events, line => line.Text == "it starts 30m after the end of job 000000001 A");
        Pass(night, minutes: 29);
        Assert.Equal(JobState.Waiting, night.The("B").State);
        Pass(night, minutes: 1);
        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void A_job_starts_so_long_after_the_start_of_the_other_although_that_goes_on()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B", "after A:started+10m"), Night.Job("C", "after A:started"));
        Assert.Equal((JobState.Waiting, JobState.Waiting), (night.The("B").State, night.The("C").State));

        night.Start("A");

        Assert.Equal((JobState.Waiting, JobState.Starting), (night.The("B").State, night.The("C").State));
        Pass(night, minutes: 10);
        Assert.Equal((JobState.Running, JobState.Starting), (night.The("A").State, night.The("B").State));
    }

    [Fact]
    public void What_has_passed_while_something_else_held_it_is_not_waited_for_again()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B", "after A+30m") with { Hold = true });
        night.End("A");
        Pass(night, minutes: 40);

        night.Decide(new ReleaseJob(1, TestDay.Root, night.The("B").Number));

        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void After_a_restart_the_time_still_counts_from_the_end()
    {
        var night = new Night(Night.Daily(), Night.Job("A"), Night.Job("B", "after A+30m") with { Hold = true });
        night.End("A");
        Pass(night, minutes: 20);

        night.Restart();
        night.Decide(new ReleaseJob(1, TestDay.Root, night.The("B").Number));

        Assert.Equal("start-time: not before 2026-11-30 12:30:00Z", night.Why("B"));
    }

    [Fact]
    public void Where_the_other_is_not_on_the_day_nothing_is_waited_for()
    {
        var night = new Night(Night.Daily(), Night.Job("B", "after A+30m"));

        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    private static void Pass(Night night, int minutes)
    {
        night.Now = night.Now.AddMinutes(minutes);
        night.Decide();
    }
}
