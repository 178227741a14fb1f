using Weir.Day.Inputs;
using Weir.Day.Tests.Planning;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Expectations;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Promises;

public sealed class ExpectationTests
{
    [Fact]
    public void Jobs_are_expected_one_after_the_other_by_what_their_names_took_before()
    {
        var night = new Night(At(13), Night.Job("A"), Night.Job("B", "after A"), Night.Job("C", "after B", "after A"));
        Learn(night, "A", 10);
        Learn(night, "B", 20);
        Learn(night, "C", 5);

        Assert.Equal(["A 13:00-13:10", "B 13:10-13:30", "C 13:30-13:35"], Expected(night, "C"));
        night.Now = Night.Noon.AddHours(1);
        night.Decide();
        night.Start("A");
        night.Now = night.Now.AddMinutes(15);

        Assert.Equal(["A 13:00-13:15", "B 13:15-13:35", "C 13:35-13:40"], Expected(night, "C"));
        night.EndRunning("A");
        Assert.Equal(["B 13:15-13:35", "C 13:35-13:40"], Expected(night, "C"));
    }

    [Fact]
    public void A_delay_after_a_start_or_an_end_is_part_of_what_is_expected()
    {
        var night = new Night(At(13), Night.Job("A"), Night.Job("B", "after A:started+5m"), Night.Job("C", "after A+30m"));
        Learn(night, "A", 20);
        Learn(night, "B", 1);
        Learn(night, "C", 1);

        Assert.Equal(["A 13:00-13:20", "B 13:05-13:06"], Expected(night, "B"));
        Assert.Equal(["A 13:00-13:20", "C 13:50-13:51"], Expected(night, "C"));
    }

    [Fact]
    public void What_waits_for_a_job_that_runs_again_after_its_end_is_expected_at_that_time_at_least()
    {
        var again = new RunTiming
        {
            Times = [new TimeOnly(13, 0)],
            Again = new Recurrence(TimeSpan.FromHours(1)) { FromEnd = true },
        };
        var night = new Night(At(13), Night.Job("A") with { Frequencies = [Night.EveryDay(again)] }, Night.Job("B", "after A"));
        Learn(night, "A", 10);
        Learn(night, "B", 10);

        Assert.Equal(["A 13:00-13:10", "B 13:10-13:20+"], Expected(night, "B"));
    }

    [Fact]
    public void What_nobody_knows_or_somebody_holds_is_expected_at_that_time_at_least()
    {
        var night = new Night(
            At(13),
            Night.Job("A") with
            {
                Hold = true,
            },
            Night.Job("B", "after A"),
            Night.Job("NEW"),
            Night.Job("D", "requires NONE"),
            Night.Job("E")
        );
        foreach (var name in (string[])["A", "B", "D", "E"])
        {
            Learn(night, name, 10);
        }

        Assert.Equal(["A 13:00-13:10+", "B 13:10-13:20+"], Expected(night, "B"));
        Assert.Equal(["NEW 13:00-13:00+"], Expected(night, "NEW"));
        Assert.Equal(["D 13:00-13:10+"], Expected(night, "D"));
        Assert.Equal(["E 13:00-13:10"], Expected(night, "E"));
    }

    [Fact]
    public void The_store_is_asked_once_for_each_name_and_what_ends_from_then_on_counts_by_itself()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        var a = new JobName(Night.Schedule, ObjectName.Parse("A"));
        Assert.Equal([a], night.State.NeedsRunTimes(10));
        Learn(night, "A");
        Assert.False(night.State.NeedsSomeRunTimes);
        Assert.Null(night.State.UsualOf(night.The("A")));

        night.Start("A");
        night.Now = night.Now.AddMinutes(7);
        night.EndRunning("A");
        night.Midnight();

        Assert.False(night.State.NeedsSomeRunTimes);
        Assert.Equal((TimeSpan.FromMinutes(7), 1), (night.State.UsualOf(night.The("A"))!.Usual, night.State.UsualOf(night.The("A"))!.Runs));
    }

    [Fact]
    public void A_run_that_both_the_day_and_the_store_tell_counts_once()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        night.Start("A");
        night.Now = night.Now.AddMinutes(7);
        night.EndRunning("A");

        night.Decide(new RunTimesLearned(JobName.Of(night.The("A")), [RunTime.Of(night.The("A"))!.Value]));
        night.Midnight();

        Assert.Equal(1, night.State.UsualOf(night.The("A"))!.Runs);
    }

    [Fact]
    public void A_job_that_runs_for_twice_as_long_as_usual_is_running_long_and_no_operator_is_alarmed()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        Learn(night, "A", 10, 10, 10, 10, 11);
        night.Start("A");
        night.Now = night.Now.AddMinutes(20);

        night.Decide();

        Assert.Equal([Lateness.RunningLong], night.The("A").Lateness);
        Assert.Equal("runs for longer than 20m00s, which is unusual", night.Events[^1].Text);
        Assert.DoesNotContain(night.Messages, message => message.Severity != MessageSeverity.Information);
        night.Now = night.Now.AddMinutes(1);
        night.EndRunning("A");
        Assert.Equal([Lateness.RunningLong], night.The("A").Lateness);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_job_that_is_over_in_less_than_half_the_usual_time_was_short(int minutes, bool isShort)
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        Learn(night, "A", 10, 10, 10, 10, 11);
        night.Start("A");
        night.Now = night.Now.AddMinutes(minutes);

        night.EndRunning("A");

        Assert.Equal(isShort ? [Lateness.RunningShort] : [], night.The("A").Lateness);
        Assert.Equal(isShort, night.Lines("A").Contains("running-short"));
    }

    [Fact]
    public void What_is_unusual_is_kept_with_the_job_over_a_restart()
    {
        var night = new Night(Night.Daily(), Night.Job("A"));
        Learn(night, "A", 10, 10, 10, 10, 11);
        night.Start("A");

        night.Restart();
        night.Now = night.Now.AddMinutes(20);
        night.Restart();
        night.Restart();

        Assert.Equal(1, night.Lines("A").Count(line => line == "running-long"));
    }

    [Fact]
    public void Of_jobs_that_are_on_no_schedule_the_store_is_not_asked()
    {
        var day = new TestDay();
        day.Submit();

        Assert.False(day.State.NeedsSomeRunTimes);
    }

    private static ScheduleDefinition At(int hour) => Night.Daily(schedule => schedule with { StartTime = new TimeOnly(hour, 0) });

    private static void Learn(Night night, string name, params int[] minutes) =>
        night.Decide(
            new RunTimesLearned(
                new JobName(Night.Schedule, ObjectName.Parse(name)),
                [
                    .. minutes.Select(
                        (took, i) => new RunTime(new TrackingNumber(9000 + i), Night.Noon.AddDays(-1), TimeSpan.FromMinutes(took), null)
                    ),
                ]
            )
        );

    private static string[] Expected(Night night, string name)
    {
        var all = night.State.ExpectationsOf([night.The(name).Number], night.Now);
        return
        [
            .. ExpectedEnds
                .ChainOf(all, night.The(name).Number.Value)
                .Select(one =>
                    $"{night.Jobs.Single(job => job.Number.Value == one.Key).Name} {one.Start:HH:mm}-{one.End:HH:mm}{(one.IsAtLeast ? "+" : "")}"
                ),
        ];
    }
}
