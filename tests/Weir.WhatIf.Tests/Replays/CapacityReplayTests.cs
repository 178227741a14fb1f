using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Replays;

namespace Weir.WhatIf.Tests.Replays;

/// <summary>The same jobs with and without capacity levels.</summary>
public sealed class CapacityReplayTests
{
    private const int Slots = 20;
    private const double Limit = 8;

    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly ServicePolicy s_policy = ServicePolicy.From(
        new Policy
        {
            Name = ObjectName.Parse("GOALS"),
            Selection = SelectionOrder.ImportanceFirst,
            MaxWait = TimeSpan.FromDays(30),
            Groups =
            [
                .. Enumerable.Range(1, 5).Select(i => new GroupDefinition(GroupName.Parse($"I{i}"), new GroupSettings { Importance = i })),
            ],
        }
    );

    [Fact]
    public void The_average_is_that_of_a_direct_computation()
    {
        var jobs = Night(seed: 3);

        var result = Run(jobs, ReplayedCapacity.Measured);

        var ends = jobs.Items.Select((job, i) => (From: result.Selected[i]!.Value, To: result.Selected[i]!.Value + job.Runs)).ToList();
        var peak = 0.0;
        for (var end = s_start.AddMinutes(5); end < s_start.AddDays(3); end += TimeSpan.FromMinutes(5))
        {
            var from = end.AddHours(-4);
            var work = ends.Sum(run => Math.Max(0, (Min(run.To, end) - Max(run.From, from)).TotalHours));
            peak = Math.Max(peak, work / 4);
        }

        Assert.Equal(peak, result.PeakAverage, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void With_levels_the_peak_comes_down_to_the_limit_none_of_the_most_important_is_late_and_no_work_is_lost(int seed)
    {
        var jobs = Night(seed);

        var without = Run(jobs, ReplayedCapacity.Measured);
        var with = Run(jobs, new ReplayedCapacity { Limit = Limit });

        Assert.True(without.PeakAverage > Limit, $"without levels {without.PeakAverage}");
        Assert.True(with.PeakAverage <= Math.Max(Limit, with.VitalPeak), $"with levels {with.PeakAverage}, limit {Limit}");
        Assert.DoesNotContain(null, with.Selected);
        // When a level is left, jobs that it held fill the slots, and one of importance 1 may have to wait for one of them to end: none is
        // late for that, and all of them together hardly wait.
        var goals = s_policy.Groups.First(group => group.Name == GroupName.Parse("I1")).Goals;
        Assert.Equal(0, Waits(with).Count(wait => wait > goals.Target));
        Assert.InRange(Waits(with).Average(wait => wait.TotalSeconds), 0, Waits(without).Average(wait => wait.TotalSeconds) + 2);

        IEnumerable<TimeSpan> Waits(ReplayResult result) =>
            jobs
                .Items.Select((job, i) => (job, At: result.Selected[i]!.Value))
                .Where(pair => pair.job.Service == ObjectName.Parse("I1"))
                .Select(pair => pair.At - pair.job.At);
    }

    [Fact]
    public void Jobs_that_still_wait_when_all_others_have_ended_go_as_the_average_falls()
    {
        Arrival[] jobs =
        [
            .. Enumerable.Range(0, Slots).Select(_ => Job(0, 120, "I2")),
            .. Enumerable.Range(0, 3).Select(_ => Job(150, 10, "I5")),
        ];

        var result = Run(new ArrivalList("", jobs, 0), new ReplayedCapacity { Limit = Limit });

        Assert.All(result.Selected.Skip(Slots), at => Assert.True(at > s_start.AddMinutes(200), $"{at}"));
    }

    private static ReplayResult Run(ArrivalList jobs, ReplayedCapacity capacity) =>
        Replay.Run(jobs, SlotPlan.For(jobs, Slots), s_policy, capacity, TestContext.Current.CancellationToken);

    // Two days of short jobs with a rush in each night; one job in six is of importance 1.
    private static ArrivalList Night(int seed)
    {
        var random = new Random(seed);
        var jobs = new List<Arrival>();
        for (var minute = 0; minute < 2 * 24 * 60; minute++)
        {
            var rush = minute % 1440 is > 120 and < 420 ? 3 : 1;
            for (var i = random.Next(rush + 1); i > 0; i--)
            {
                jobs.Add(Job(minute, 1 + random.Next(15), $"I{(random.Next(6) == 0 ? 1 : 2 + random.Next(4))}"));
            }
        }

        return new ArrivalList("", jobs, 0);
    }

    private static Arrival Job(int minute, int runs, string group) =>
        new(s_start.AddMinutes(minute), TimeSpan.FromMinutes(runs), ObjectName.Parse("JOB"), "alice") { Service = ObjectName.Parse(group) };

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
