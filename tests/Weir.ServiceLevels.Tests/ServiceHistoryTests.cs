using Weir.Jobs;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.ServiceLevels.Tests;

public sealed class ServiceHistoryTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServiceGroup s_general = GroupOf("A.B");
    private static readonly ServiceGroup s_production = GroupOf("NIGHT");

    private readonly ServiceHistory _history = new(HistorySettings.Default);

    [Fact]
    public void A_selection_point_is_the_mean_bucket_of_five_minutes_of_the_clock_and_needs_three_samples()
    {
        Select(s_general, (299, 8), (61, 2), (200, 4));
        Select(s_production, (10, 12), (20, 12));
        Select(s_general, (301, 0));

        Assert.Equal([s_start.AddMinutes(5), s_start], _history.Points.Select(point => point.From));
        Assert.Equal(
            (5, null, s_start.AddSeconds(20)),
            (_history.Points.Last().General, _history.Points.Last().Production, _history.Points.Last().LastSample)
        );
        Assert.Null(_history.Points.First().General);
    }

    [Fact]
    public void A_quiet_interval_is_there_without_samples()
    {
        _history.Sample(s_start, 0, 0);
        Select(s_general, (10, 8), (20, 8), (30, 8), (11 * 60, 2), (12 * 60, 2), (13 * 60, 2));

        Assert.Equal(
            [(s_start.AddMinutes(15), null), (s_start.AddMinutes(10), 2), (s_start.AddMinutes(5), null), (s_start, 8)],
            _history.Intervals(s_start.AddMinutes(16)).Select(point => (point.From, point.General))
        );
    }

    [Fact]
    public void An_hour_after_the_last_selection_only_the_intervals_that_are_kept_are_there()
    {
        _history.Sample(s_start, 0, 0);
        var now = s_start + HistorySettings.Default.PointsKept + TimeSpan.FromHours(1);

        var all = _history.Intervals(now).ToList();

        Assert.Equal(HistorySettings.Default.PointsKept / HistorySettings.Interval, all.Count);
        Assert.Equal(now, all[0].From);
    }

    [Fact]
    public void Exceptional_jobs_are_left_out_of_the_mean_but_count_for_the_rate()
    {
        _history.Sample(s_start, 0, 0);
        for (var i = 0; i < 6; i++)
        {
            _history.Selected(s_start.AddMinutes(i), "m", s_general, 12, TimeSpan.Zero, exceptional: true);
        }

        Assert.Empty(_history.Points);
        Assert.Equal(60, _history.PerHour("m", s_start.AddMinutes(6)));
        Assert.Null(_history.PerHour("other", s_start.AddMinutes(6)));
        Assert.Null(_history.PerHour("m", s_start.AddMinutes(19)));
    }

    [Theory]
    [InlineData(new[] { 7, 7, 12 }, 7)]
    [InlineData(new[] { 7, 12, 12 }, 12)]
    [InlineData(new[] { 12, 12, 12, 0 }, 7)]
    [InlineData(new[] { 0, 1, 1 }, 1)]
    public void A_production_point_is_never_between_seven_and_twelve(int[] buckets, int point)
    {
        Select(s_production, [.. buckets.Select((bucket, i) => (i, bucket))]);

        Assert.Equal(point, Assert.Single(_history.Points).Production);
    }

    [Fact]
    public void Queues_are_counted_once_a_minute_and_kept_for_fifteen()
    {
        for (var second = 0; second < 30 * 60; second += 20)
        {
            _history.Sample(s_start.AddSeconds(second), second, 1);
        }

        Assert.Equal(15, _history.Sizes.Count());
        Assert.Equal((s_start.AddMinutes(29), 29 * 60), (_history.Sizes.First().At, _history.Sizes.First().General));
    }

    [Fact]
    public void The_last_fifteen_minutes_are_fifteen_counts_also_where_each_comes_a_little_later_in_its_minute()
    {
        for (var minute = 0; minute < 40; minute++)
        {
            _history.Sample(s_start.AddMinutes(minute).AddMilliseconds(minute), minute, 1);
        }

        Assert.Equal(Enumerable.Range(25, 15).Reverse(), _history.Sizes.Select(size => size.General));
    }

    [Fact]
    public void Points_are_given_out_once_when_their_interval_is_over_and_are_kept_for_eight_hours()
    {
        Select(s_general, (0, 1), (1, 1), (2, 1));
        var open = Assert.Single(_history.Sample(s_start.AddMinutes(4), 0, 0).Points);
        Assert.Empty(_history.Sample(s_start.AddMinutes(4).AddSeconds(59), 0, 0).Points);
        var point = Assert.Single(_history.Sample(s_start.AddMinutes(5), 0, 0).Points);
        Assert.Empty(_history.Sample(s_start.AddMinutes(6), 0, 0).Points);
        Assert.Equal(open, point);

        var restored = new ServiceHistory(HistorySettings.Default);
        restored.Restore([point], [new QueueSize(s_start, 3, 1)]);
        Assert.Equal([point], restored.Points);
        Assert.Equal([new QueueSize(s_start, 3, 1)], restored.Sizes);
        restored.Sample(s_start.AddHours(8), 0, 0);
        Assert.Empty(restored.Points);
    }

    [Fact]
    public void The_trend_is_the_last_quarter_of_an_hour_beside_the_one_before()
    {
        Assert.Equal(Trend.Unknown, _history.TrendOf(ServiceQueue.General, s_start));
        Select(s_general, (60, 8), (61, 8), (62, 8));
        Select(s_general, (1000, 2), (1001, 2), (1002, 2));

        Assert.Equal(Trend.Improving, _history.TrendOf(ServiceQueue.General, s_start.AddMinutes(25)));
        Assert.Equal(Trend.Unknown, _history.TrendOf(ServiceQueue.Production, s_start.AddMinutes(25)));
        Assert.Equal(2, _history.Now(ServiceQueue.General, s_start.AddMinutes(25)));
    }

    [Fact]
    public void An_estimate_is_the_queue_ahead_at_the_measured_rate_and_else_says_why_there_is_none()
    {
        Assert.Equal(("Indeterminate", 99998), Estimate(4, delayed: false));
        _history.Sample(s_start, 0, 0);
        for (var i = 0; i < 10; i++)
        {
            _history.Selected(s_start.AddMinutes(i), "m", s_general, 0, TimeSpan.Zero, false);
        }

        Assert.Equal(("5 min", 5), Estimate(4, delayed: false));
        Assert.Equal(("Indeterminate - Delayed", 99999), Estimate(4, delayed: true));
    }

    [Fact]
    public void What_a_group_got_is_told_by_goal()
    {
        Select(s_general, (0, 3), (1, 4), (2, 8));

        var service = Assert.Single(_history.Delivered());
        Assert.Equal(
            (GroupName.Parse("A.B"), 3, 1, 2, 1),
            (service.Group, service.Selected, service.BeforeTarget, service.BeforeAcceptable, service.Late)
        );
    }

    private (string Text, int Code) Estimate(int ahead, bool delayed)
    {
        var job = new QueuedJob(new TrackingNumber(1), s_general, 0, TimeSpan.Zero, delayed, false, true, ahead, default);
        var estimate = _history.EstimateOf(job, "m", s_start.AddMinutes(10));
        return (estimate.Ets.Text, estimate.Ets.Code);
    }

    private void Select(ServiceGroup group, params (int Second, int Bucket)[] selections)
    {
        foreach (var (second, bucket) in selections.OrderBy(selection => selection.Second))
        {
            _history.Selected(s_start.AddSeconds(second), "m", group, bucket, TimeSpan.FromMinutes(bucket), false);
        }
    }

    private static ServiceGroup GroupOf(string name)
    {
        var policy = ServicePolicy.From(
            new Policy { Name = ObjectName.Parse("P"), Groups = [new GroupDefinition(GroupName.Parse(name), GroupSettings.None)] }
        );
        return policy.TryFind(GroupName.Parse(name), out var group) ? group : throw new InvalidOperationException(name);
    }
}
