using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules.Expectations;

namespace Weir.Schedules.Tests.Expectations;

public sealed class RunTimeEstimateTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Half_of_the_runs_take_at_most_the_usual_time_and_nine_of_ten_the_high_one() =>
        Prop.ForAll(
                Gen.Choose(0, 100_000).NonEmptyListOf().ToArbitrary(),
                seconds =>
                {
                    var runs = seconds.Select(second => TimeSpan.FromSeconds(second)).ToList();
                    var estimate = RunTimeEstimate.Of(runs)!;
                    // The least time of a run that so large a share takes at most: found by counting, not by sorting.
                    TimeSpan Least(double share) =>
                        runs.Where(run => runs.Count(other => other <= run) >= (share * runs.Count) - 1e-9).Min();
                    return estimate == new RunTimeEstimate(Least(0.5), Least(0.1), Least(0.9), runs.Count);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Without_runs_nothing_is_known() => Assert.Null(RunTimeEstimate.Of([]));

    [Fact]
    public void One_run_that_hung_for_a_day_says_little()
    {
        var estimate = RunTimeEstimate.Of([.. Enumerable.Repeat(TimeSpan.FromMinutes(5), 19), TimeSpan.FromDays(1)])!;

        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)), (estimate.Usual, estimate.High));
    }

    [Fact]
    public void Unusual_is_twice_as_long_or_half_as_long_and_never_a_matter_of_seconds()
    {
        var minutes = RunTimeEstimate.Of(Enumerable.Range(8, 5).Select(i => TimeSpan.FromMinutes(i)))!;
        Assert.Equal((TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(5)), (minutes.UnusuallyLong, minutes.UnusuallyShort));

        var seconds = RunTimeEstimate.Of(Enumerable.Repeat(TimeSpan.FromSeconds(2), 5))!;
        Assert.Equal((TimeSpan.FromSeconds(12), null), (seconds.UnusuallyLong, seconds.UnusuallyShort));

        var few = RunTimeEstimate.Of(Enumerable.Repeat(TimeSpan.FromMinutes(2), 4))!;
        Assert.Equal((null, (TimeSpan?)null), (few.UnusuallyLong, few.UnusuallyShort));
    }

    [Fact]
    public void Only_the_last_runs_count_and_each_once_in_whatever_order_they_come()
    {
        var times = new RunTimes();
        foreach (var i in Enumerable.Range(1, RunTimes.Most + 10).Reverse().Concat(Enumerable.Range(1, RunTimes.Most + 10)))
        {
            times.Add(Run(i, TimeSpan.FromMinutes(i <= 10 ? 1000 : 5), null));
        }

        Assert.Equal((RunTimes.Most, TimeSpan.FromMinutes(5)), (times.EstimateFor(null)!.Runs, times.EstimateFor(null)!.High));
    }

    [Fact]
    public void A_frequency_with_runs_of_its_own_is_judged_by_them_and_another_by_all()
    {
        var times = new RunTimes();
        for (var i = 1; i <= 20; i++)
        {
            times.Add(Run(i, TimeSpan.FromMinutes(i <= 3 ? 60 : 5), i <= 3 ? "month-end" : "daily"));
        }

        Assert.Equal((TimeSpan.FromMinutes(60), 3), (times.EstimateFor("MONTH-END")!.Usual, times.EstimateFor("month-end")!.Runs));
        Assert.Equal(20, times.EstimateFor("new")!.Runs);
        times.Add(Run(21, TimeSpan.FromMinutes(90), "new"));
        Assert.Equal(21, times.EstimateFor("new")!.Runs);
    }

    [Fact]
    public void A_job_that_failed_or_never_started_is_no_run()
    {
        var job = new Job(
            new JobSpec { Name = ObjectName.Parse("A") },
            new TrackingNumber(1),
            new Owner("m1", null, "anna"),
            ObjectName.Parse("Night"),
            new DateOnly(2026, 11, 30),
            TrackType.Queue,
            WayIn.Schedule,
            SubmissionMode.Stored,
            s_noon
        )
        {
            State = JobState.Succeeded,
            StartedAt = s_noon,
            EndedAt = s_noon.AddMinutes(5),
            Plan = new JobPlan
            {
                Command = new PlannedCommand { Arguments = ["true"] },
                Frequency = "daily",
            },
        };

        Assert.Equal(Run(1, TimeSpan.FromMinutes(5), "daily") with { EndedAt = s_noon.AddMinutes(5) }, RunTime.Of(job));
        Assert.Null(RunTime.Of(job with { State = JobState.Failed }));
        Assert.Null(RunTime.Of(job with { StartedAt = null }));
    }

    private static RunTime Run(int number, TimeSpan span, string? frequency) =>
        new(new TrackingNumber(number), s_noon.AddMinutes(number), span, frequency);
}
