using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Tests.Planning;

/// <summary>Planned jobs that wait for variables and files of their machine.</summary>
public sealed class ConditionTests
{
    private static readonly JobDefinition s_load = Night.Job("LOAD", "after EXTRACT") with
    {
        When = "READY=1",
        Files = [new FileCondition { Path = "/in/*.csv", AtLeast = 3 }],
    };

    [Fact]
    public void The_machine_looks_when_nothing_else_holds_the_job_and_it_starts_when_that_is_true()
    {
        var night = WithLoad();
        Assert.Empty(night.Orders.OfType<WatchPlanned>());

        night.End("EXTRACT");

        var order = Assert.Single(night.Orders.OfType<WatchPlanned>());
        Assert.Equal("READY=1; 3 files /in/*.csv", order.Conditions?.ToString());
        Assert.Equal("condition: it waits for READY=1; 3 files /in/*.csv", night.Why("LOAD"));
        night.Say(new ConditionMet(night.Now, night.The("LOAD").Number));
        Assert.Equal(JobState.Starting, night.The("LOAD").State);
        Assert.Single(night.Orders.OfType<WatchPlanned>(), watch => watch.Conditions is not null);
    }

    [Fact]
    public void A_machine_that_links_anew_is_told_again_what_to_watch()
    {
        var night = WithLoad();
        night.End("EXTRACT");

        night.Restart();

        Assert.Equal(2, night.Orders.OfType<WatchPlanned>().Count(watch => watch.Conditions is not null));
        night.Say(new ConditionMet(night.Now, night.The("LOAD").Number));
        Assert.Equal(JobState.Starting, night.The("LOAD").State);
    }

    [Fact]
    public void A_job_that_is_cancelled_is_watched_no_more()
    {
        var night = WithLoad();
        night.End("EXTRACT");

        night.Decide(new CancelJob(1, TestDay.Root, night.The("LOAD").Number, "enough", 0));

        Assert.Null(night.Orders.OfType<WatchPlanned>().Last().Conditions);
        Assert.Equal(JobState.Cancelled, night.The("LOAD").State);
    }

    [Fact]
    public void An_operator_releases_a_job_past_its_conditions()
    {
        var night = WithLoad();
        night.End("EXTRACT");

        night.Decide(new ReleaseJob(1, TestDay.Root, night.The("LOAD").Number));

        Assert.Equal(JobState.Starting, night.The("LOAD").State);
        Assert.Null(night.Orders.OfType<WatchPlanned>().Last().Conditions);
    }

    [Fact]
    public void A_run_that_is_repeated_waits_for_its_conditions_anew()
    {
        var night = WithLoad();
        night.End("EXTRACT");
        night.Say(new ConditionMet(night.Now, night.The("LOAD").Number));
        night.End("LOAD", 1);

        night.Decide(new RerunJob(1, TestDay.Root, night.The("LOAD").Number));

        Assert.Equal(
            ("LOAD Waiting", 2),
            (night.States()[^1], night.Orders.OfType<WatchPlanned>().Count(watch => watch.Conditions is not null))
        );
    }

    private static Night WithLoad()
    {
        var night = new Night(Night.Daily(), Night.Job("EXTRACT"), s_load);
        night.Midnight();
        return night;
    }
}
