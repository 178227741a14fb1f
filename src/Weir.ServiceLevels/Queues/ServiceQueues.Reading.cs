using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>What can be asked about the queues.</summary>
public sealed partial class ServiceQueues
{
    private readonly Dictionary<(BlockerKind Kind, string Name), HashSet<Lane>> _lanesOf = [];
    private readonly List<MachineRanking> _stale = [];

    /// <summary>Whether this thing stops lanes may be otherwise now: what was found out about them counts no more.</summary>
    public void MarkStale(BlockerKind kind, string name)
    {
        if (_lanesOf.TryGetValue((kind, name), out var lanes))
        {
            foreach (var lane in lanes)
            {
                MarkStale(lane);
            }
        }
    }

    /// <summary>Anything may stop lanes otherwise now.</summary>
    public void MarkAllStale()
    {
        foreach (var lane in _lanes.Values)
        {
            MarkStale(lane);
        }
    }

    /// <summary>Jobs by group and bucket, for all groups of the policy.</summary>
    /// <param name="isDelayed">Whether something other than capacity holds a lane; held jobs are delayed in any case.</param>
    public IReadOnlyList<GroupCount> CountByGroup(Func<Lane, bool> isDelayed)
    {
        ArgumentNullException.ThrowIfNull(isDelayed);
        FindOut(isDelayed);
        return [.. _groups.Select(CountOf)];
    }

    private GroupCount CountOf(QueueGroup group)
    {
        var index = group.Group.Index;
        var counts = new BucketCount[Bucket.Count];
        for (var level = 0; level < QueueGroup.Levels; level++)
        {
            var there = new BucketCount(
                _totals[index, false, false, level],
                _totals[index, true, false, level],
                _totals[index, false, true, level],
                _totals[index, true, true, level]
            );
            ref var count = ref counts[group.BucketOf(level)];
            count = count.And(there);
        }

        return new GroupCount(group.Group, counts);
    }

    /// <summary>A job as it stands now.</summary>
    public QueuedJob Describe(QueuePlace place, Func<Lane, bool> isDelayed)
    {
        ArgumentNullException.ThrowIfNull(isDelayed);
        var cell = place.Cell;
        var rank = RankOf(cell, place.Entry, _now);
        var ahead = 0;
        if (cell.Machine is { } machine)
        {
            FindOut(machine, isDelayed);
            ahead = machine.CountAhead(rank, cell.Group);
        }

        return Show(cell, place.Entry, rank, _now, cell.Delayed, ahead);
    }

    /// <summary>Begins to list the jobs of a queue in the order of selection at a moment; of both queues where none is named.</summary>
    public QueueListing List(ServiceQueue? queue, DateTimeOffset asOf, Func<Lane, bool> isDelayed, QueueCursor? after = null)
    {
        ArgumentNullException.ThrowIfNull(isDelayed);
        FindOut(isDelayed);
        return new QueueListing(_standing, queue, asOf.UtcTicks, after);
    }

    /// <summary>The same jobs without anything in between.</summary>
    public IEnumerable<QueuedJob> InOrder(
        ServiceQueue? queue,
        DateTimeOffset asOf,
        Func<Lane, bool> isDelayed,
        QueueCursor? after = null
    ) => List(queue, asOf, isDelayed, after).Next();

    private void MarkStale(Lane lane)
    {
        if (lane.IsStale)
        {
            return;
        }

        lane.IsStale = true;
        if (lane.Machine.StaleLanes.Count == 0)
        {
            _stale.Add(lane.Machine);
        }

        lane.Machine.StaleLanes.Add(lane);
    }

    private void FindOut(Func<Lane, bool> isDelayed)
    {
        while (_stale.Count > 0)
        {
            FindOut(_stale[^1], isDelayed);
        }
    }

    // Asked once for each lane while nothing changes; its cells are counted anew where the answer is another.
    private void FindOut(MachineRanking machine, Func<Lane, bool> isDelayed)
    {
        if (machine.StaleLanes.Count == 0)
        {
            return;
        }

        foreach (var lane in machine.StaleLanes)
        {
            lane.IsStale = false;
            var delayed = isDelayed(lane);
            if (delayed != lane.Delayed)
            {
                lane.Delayed = delayed;
                foreach (var cell in (Cell[])[.. lane.OnFree.Items, .. lane.OnClock.Items])
                {
                    cell.SetDelayed(delayed);
                }
            }
        }

        machine.StaleLanes.Clear();
        _stale.Remove(machine);
    }

    // Where a job stands on a clock that stands still, its time in the bucket counts back from now.
    internal static QueueCursor RankOf(Cell cell, CellEntry entry, long at)
    {
        var clock = cell.Key.Clock;
        var reading =
            clock is null ? 0
            : clock.Runs ? at - clock.Behind
            : clock.Standing;
        var rank = cell.RankOf(entry, cell.Group.LevelOf(reading - entry.Arrival));
        return rank with { Entered = rank.Entered + (at - reading) };
    }

    internal static QueuedJob Show(Cell cell, CellEntry entry, QueueCursor rank, long at, bool delayed, int ahead)
    {
        var clock = cell.Key.Clock;
        var age =
            (
                clock is null ? 0
                : clock.Runs ? at - clock.Behind
                : clock.Standing
            ) - entry.Arrival;
        return new QueuedJob(
            new TrackingNumber(entry.Number),
            cell.Group.Group,
            cell.Group.BucketOf(cell.Group.LevelOf(age)),
            new TimeSpan(age),
            delayed,
            cell.Key.Exceptional,
            clock is { Runs: true },
            ahead,
            rank
        );
    }
}
