using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.ServiceLevels.History;

/// <summary>
/// How jobs were served: from which bucket they were selected, how long the queues were, what each group got. It is fed by
/// decisions and knows no time but theirs.
/// </summary>
public sealed class ServiceHistory
{
    private readonly HistorySettings _settings;
    private readonly LinkedList<Interval> _intervals = [];
    private readonly LinkedList<QueueSize> _sizes = [];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _selections = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset? _began;

    /// <summary>An empty history.</summary>
    public ServiceHistory(HistorySettings settings) => _settings = settings;

    /// <summary>Selection points, newest first, the interval that is not over included.</summary>
    public IEnumerable<SelectionPoint> Points => _intervals.Select(interval => interval.Point);

    /// <summary>
    /// A selection point for every interval that is kept and seen since, newest first; one in which nothing was selected has no samples,
    /// and its beginning for the last of them.
    /// </summary>
    public IEnumerable<SelectionPoint> Intervals(DateTimeOffset now)
    {
        var seen = _intervals.First;
        var began = Floor(_intervals.Last is { } oldest && !(oldest.Value.Point.From > _began) ? oldest.Value.Point.From : _began ?? now);
        for (var from = Floor(now); from >= began && from > now - _settings.PointsKept; from -= HistorySettings.Interval)
        {
            while (seen is not null && seen.Value.Point.From > from)
            {
                seen = seen.Next;
            }

            yield return seen is not null && seen.Value.Point.From == from ? seen.Value.Point : new SelectionPoint(from, from, 0, 0, 0, 0);
        }
    }

    /// <summary>Queue sizes, newest first.</summary>
    public IEnumerable<QueueSize> Sizes => _sizes;

    /// <summary>Takes over what was kept, in any order; what is older than is kept goes with the next minute.</summary>
    public void Restore(IEnumerable<SelectionPoint> points, IEnumerable<QueueSize> sizes)
    {
        foreach (var point in points.OrderBy(point => point.From))
        {
            _intervals.AddFirst(new Interval(point));
        }

        foreach (var size in sizes.OrderBy(size => size.At))
        {
            _sizes.AddFirst(size);
        }
    }

    /// <summary>
    /// It is so late, and so many jobs stand in the queues. They are counted once a minute. Says what is to be kept: intervals that are
    /// over, and once a minute how long the queues are, and what is known of the interval that is not over.
    /// </summary>
    public HistoryChanges Sample(DateTimeOffset now, int general, int production)
    {
        _began ??= now;
        QueueSize? counted = null;
        if (_sizes.First is not { } last || Minute(last.Value.At) < Minute(now))
        {
            _sizes.AddFirst(counted = new QueueSize(now, general, production));
            while (Minute(_sizes.Last!.Value.At) <= Minute(now - _settings.SizesKept))
            {
                _sizes.RemoveLast();
            }
        }

        while (_intervals.Last is { } oldest && oldest.Value.Point.From <= now - _settings.PointsKept)
        {
            _intervals.RemoveLast();
        }

        List<SelectionPoint>? over = null;
        for (var node = _intervals.First; node is not null && !node.Value.IsOver; node = node.Next)
        {
            if (node.Value.Point.From + HistorySettings.Interval <= now)
            {
                node.Value.IsOver = true;
                (over ??= []).Add(node.Value.Point);
            }
        }

        if (counted is not null && _intervals.First is { Value: { IsOver: false, IsKept: false } } open)
        {
            open.Value.IsKept = true;
            (over ??= []).Add(open.Value.Point);
        }

        return over is null && counted is null ? HistoryChanges.None : new HistoryChanges(over ?? [], counted);
    }

    /// <summary>A job was selected. Exceptional ones count for the rate alone.</summary>
    public void Selected(DateTimeOffset now, string machine, ServiceGroup group, int bucket, TimeSpan age, bool exceptional)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (!_selections.TryGetValue(machine, out var times))
        {
            _selections.Add(machine, times = new Queue<DateTimeOffset>());
        }

        times.Enqueue(now);
        Trim(times, now);
        if (exceptional)
        {
            return;
        }

        var from = Floor(now);
        if (_intervals.First is not { } newest || newest.Value.Point.From < from)
        {
            newest = _intervals.AddFirst(new Interval(new SelectionPoint(from, now, 0, 0, 0, 0)));
        }

        newest.Value.Add(now, group, bucket, age);
    }

    /// <summary>Selections an hour on a machine, measured over the last minutes; <see langword="null"/> where too few were seen.</summary>
    public double? PerHour(string machine, DateTimeOffset now)
    {
        if (!_selections.TryGetValue(machine, out var times))
        {
            return null;
        }

        Trim(times, now);
        if (times.Count < SelectionPoint.LeastSamples)
        {
            return null;
        }

        var measured = now - (_began is { } began && began > now - _settings.RateOver ? began : now - _settings.RateOver);
        return times.Count / Math.Max(measured.TotalHours, 1.0 / 60);
    }

    /// <summary>When a job will probably be selected.</summary>
    public Estimate EstimateOf(QueuedJob job, string machine, DateTimeOffset now)
    {
        var rate = PerHour(machine, now);
        int? minutes =
            job.Delayed || rate is not { } perHour ? null : (int)Math.Min(Ets.MostMinutes, Math.Ceiling((job.Ahead + 1) * 60 / perHour));
        return new Estimate(minutes, job.Delayed, job.Ahead, rate);
    }

    /// <summary>The bucket that jobs of a queue are selected from now: the newest interval with enough samples of the last three.</summary>
    public int? Now(ServiceQueue queue, DateTimeOffset now) =>
        Points
            .Where(point => point.From > now - (3 * HistorySettings.Interval))
            .Select(point => ValueOf(point, queue))
            .FirstOrDefault(value => value is not null);

    /// <summary>Where the selection point goes: the last 15 minutes beside the 15 before.</summary>
    public Trend TrendOf(ServiceQueue queue, DateTimeOffset now)
    {
        var half = 3 * HistorySettings.Interval;
        var late = Mean(queue, now - half, now);
        var early = Mean(queue, now - (2 * half), now - half);
        return late is null || early is null ? Trend.Unknown
            : late < early - 0.5 ? Trend.Improving
            : late > early + 0.5 ? Trend.Worsening
            : Trend.Steady;
    }

    /// <summary>What each group's jobs got in the hours that are kept, by name.</summary>
    public IReadOnlyList<ServiceDelivered> Delivered()
    {
        var all = new Dictionary<GroupName, GroupService>();
        foreach (var (group, service) in _intervals.SelectMany(interval => interval.Groups))
        {
            all[group] = all.GetValueOrDefault(group).And(service);
        }

        return
        [
            .. all.OrderBy(pair => pair.Key)
                .Select(pair => new ServiceDelivered(
                    pair.Key,
                    pair.Value.Selected,
                    pair.Value.BeforeTarget,
                    pair.Value.BeforeAcceptable,
                    pair.Value.Age / pair.Value.Selected
                )),
        ];
    }

    private static int? ValueOf(SelectionPoint point, ServiceQueue queue) =>
        queue == ServiceQueue.General ? point.General : point.Production;

    private double? Mean(ServiceQueue queue, DateTimeOffset from, DateTimeOffset to) =>
        Points.Where(point => point.From > from && point.From <= to).Select(point => ValueOf(point, queue)).Average();

    private static DateTimeOffset Floor(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % HistorySettings.Interval.Ticks), TimeSpan.Zero);

    private static long Minute(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;

    private void Trim(Queue<DateTimeOffset> times, DateTimeOffset now)
    {
        while (times.TryPeek(out var first) && first <= now - _settings.RateOver)
        {
            times.Dequeue();
        }
    }

    private sealed class Interval(SelectionPoint point)
    {
        public SelectionPoint Point { get; private set; } = point;

        public bool IsOver { get; set; }

        /// <summary>Whether it is kept as it is now.</summary>
        public bool IsKept { get; set; }

        public Dictionary<GroupName, GroupService> Groups { get; } = [];

        public void Add(DateTimeOffset now, ServiceGroup group, int bucket, TimeSpan age)
        {
            IsKept = false;
            Point =
                group.Queue == ServiceQueue.General
                    ? Point with
                    {
                        LastSample = now,
                        GeneralSum = Point.GeneralSum + bucket,
                        GeneralSamples = Point.GeneralSamples + 1,
                    }
                    : Point with
                    {
                        LastSample = now,
                        ProductionSum = Point.ProductionSum + bucket,
                        ProductionSamples = Point.ProductionSamples + 1,
                    };
            Groups[group.Name] = Groups
                .GetValueOrDefault(group.Name)
                .And(new GroupService(1, bucket < Bucket.Target ? 1 : 0, bucket < Bucket.Acceptable ? 1 : 0, age));
        }
    }
}
