using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

/// <summary>Jobs that run again some time after their end.</summary>
public sealed class AgainTests
{
    private static readonly TimeSpan s_tenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public void The_next_run_starts_so_long_after_the_end_of_the_one_before()
    {
        var night = new Night(Night.Daily(), Job(runs: 3));

        EndAfter(night, "A", minutes: 7);
        Assert.Equal(Night.Noon.AddMinutes(17), night.The("A$0001").NotBefore);
        Pass(night, minutes: 10);
        EndAfter(night, "A$0001", minutes: 1);
        Pass(night, minutes: 10);
        EndAfter(night, "A$0002", minutes: 1);

        Assert.Equal(["A Succeeded", "A$0001 Succeeded", "A$0002 Succeeded"], night.States());
        Assert.Equal(ScheduleDayStatus.Completed, night.Days[(Night.Schedule, night.Today)].Status);
        Assert.Contains(night.Events, line => line.Text == "run 2, 10m after the end of job 000000001 A");
    }

    [Theory]
    [InlineData("12:20", 10, true)]
    [InlineData("12:20", 11, false)]
    public void No_run_starts_after_its_last_time(string until, int minutes, bool follows)
    {
        var night = new Night(Night.Daily(), Job(until: until));

        EndAfter(night, "A", minutes);

        Assert.Equal(follows, night.Jobs.Any(job => job.Name.Text == "A$0001"));
    }

    [Fact]
    public void Without_a_last_time_or_number_runs_end_with_the_date()
    {
        var night = new Night(Night.Daily(), Job());

        EndAfter(night, "A", minutes: (12 * 60) - 11);
        Pass(night, minutes: 10);
        EndAfter(night, "A$0001", minutes: 0);

        Assert.Equal(["A Succeeded", "A$0001 Succeeded"], night.States(DateOnly.FromDateTime(Night.Noon.Date)));
    }

    [Fact]
    public void Who_waits_for_the_job_waits_for_the_last_run()
    {
        var night = new Night(Night.Daily(), Job(runs: 2), Night.Job("B", "after A"));

        EndAfter(night, "A", minutes: 1);
        Assert.Equal(JobState.Waiting, night.The("B").State);
        Pass(night, minutes: 10);
        EndAfter(night, "A$0001", minutes: 1);

        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void A_failure_ends_the_runs_until_somebody_runs_it_again()
    {
        var night = new Night(Night.Daily(), Job(runs: 3));
        night.End("A", status: 1);
        Assert.Equal(["A Failed"], night.States());

        night.Decide(new RerunJob(1, TestDay.Root, night.The("A").Number));
        night.End("A");
        Assert.Equal(["A Failed", "A Succeeded", "A$0001 Waiting"], night.States());
        night.Decide(new RerunJob(2, TestDay.Root, night.The("A").Number));
        night.End("A");

        Assert.Single(night.Jobs, job => job.Name.Text == "A$0001");
    }

    [Fact]
    public void A_run_that_is_skipped_is_followed()
    {
        var night = new Night(Night.Daily(), Job(runs: 3) with { Hold = true });

        night.Decide(new SkipJob(1, TestDay.Root, night.The("A").Number));

        Assert.Equal(["A Skipped", "A$0001 Waiting"], night.States());
    }

    [Fact]
    public void What_is_watched_of_a_run_counts_from_its_own_start()
    {
        var timing = new RunTiming
        {
            LatestStart = TimeSpan.FromHours(3),
            LateToStart = TimeSpan.FromHours(1),
            LateToFinish = TimeSpan.FromHours(2),
            Times = [new TimeOnly(13, 0)],
            Again = new Recurrence(s_tenMinutes) { FromEnd = true },
        };
        var night = new Night(Night.Daily(), Night.Job("A") with { Frequencies = [Night.EveryDay(timing)] });
        Pass(night, minutes: 60);

        EndAfter(night, "A", minutes: 20);

        var next = night.The("A$0001");
        Assert.Equal(Night.Noon.AddMinutes(90), next.NotBefore);
        Assert.Equal(next.NotBefore?.AddHours(3), next.LatestStart);
        Assert.Equal((next.NotBefore?.AddHours(1), next.NotBefore?.AddHours(2)), (next.Promise?.LateToStart, next.Promise?.LateToFinish));
    }

    [Fact]
    public void A_day_that_is_built_again_or_anew_keeps_the_run_that_waits()
    {
        var night = new Night(Night.Daily(), Job(runs: 3));
        EndAfter(night, "A", minutes: 1);

        night.Decide(new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false));
        night.Decide(new BuildSchedule(2, TestDay.Root, Night.Schedule, null, Held: false, Replaces: true));
        Assert.Equal(["A Succeeded", "A$0001 Waiting"], night.States());
        night.Restart();
        Pass(night, minutes: 10);

        Assert.Equal(JobState.Starting, night.The("A$0001").State);
    }

    private static JobDefinition Job(string? until = null, int? runs = null) =>
        Night.Job("A") with
        {
            Frequencies =
            [
                Night.EveryDay(
                    new RunTiming
                    {
                        Times = [new TimeOnly(12, 0)],
                        Again = new Recurrence(
                            s_tenMinutes,
                            until is null ? null : TimeOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
                            runs
                        )
                        {
                            FromEnd = true,
                        },
                    }
                ),
            ],
        };

    private static void EndAfter(Night night, string name, int minutes)
    {
        night.Start(name);
        Pass(night, minutes);
        night.EndRunning(name);
    }

    private static void Pass(Night night, int minutes)
    {
        night.Now = night.Now.AddMinutes(minutes);
        night.Decide();
    }
}
