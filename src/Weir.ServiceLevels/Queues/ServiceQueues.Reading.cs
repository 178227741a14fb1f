using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>What can be asked about the queues.</summary>
public sealed partial class ServiceQueues
{
    private readonly Dictionary<(BarKind Kind, string Name), HashSet<Lane>> _lanesOf = [];
    private readonly List<MachineStanding> _inDoubt = [];

    /// <summary>Whether this thing stops lanes may be otherwise now: what was found out about them counts no more.</summary>
    public void Doubt(BarKind kind, string name)
    {
        if (_lanesOf.TryGetValue((kind, name), out var lanes))
        {
            foreach (var lane in lanes)
            {
                Doubt(lane);
            }
        }
    }

    /// <summary>Anything may stop lanes otherwise now.</summary>
    public void DoubtAll()
    {
        foreach (var lane in _lanes.Values)
        {
            Doubt(lane);
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
                _totals[index, false, false, level], _totals[index, true, false, level], _totals[index, false, true, level], _totals[index, true, true, level]);
            ref var count = ref counts[group.BucketOf(level)];
            count = count.And(there);
        }

        return new GroupCount(group.Group, counts);
    }

    /// <summary>A job as it stands now.</summary>
    public QueuedJob Look(QueuePlace place, Func<Lane, bool> isDelayed)
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

    /// <summary>
    /// The jobs of a queue in the order of selection at a moment, found one by one; of both queues where none is named. A listing
    /// may be taken in parts: with the same moment, each part going on after the last place of the one before.
    /// </summary>
    public IEnumerable<QueuedJob> InOrder(ServiceQueue? queue, DateTimeOffset asOf, Func<Lane, bool> isDelayed, QueueCursor? after = null)
    {
        FindOut(isDelayed);
        var at = asOf.UtcTicks;
        var merge = new Heap<CellWalk, CellWalk.ByRank>();
        var ahead = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in _standing)
        {
            var walk = new CellWalk(cell, cell.Delayed) { Next = after is { } place ? FirstAfter(cell, place, at) : 0 };
            Passed(ahead, walk, walk.Next);
            if (Step(walk, at))
            {
                merge.Add(walk);
            }
        }

        while (merge.Count > 0)
        {
            var walk = merge.First;
            if (queue is null || walk.Cell.Group.Group.Queue == queue)
            {
                yield return Show(walk.Cell, walk.Entry, walk.Rank, at, walk.Delayed, walk.Machine is { } machine ? ahead.GetValueOrDefault(machine) : 0);
            }

            Passed(ahead, walk, 1);
            walk.Next++;
            if (Step(walk, at))
            {
                merge.Moved(walk);
            }
            else
            {
                merge.Remove(walk);
            }
        }
    }

    /// <summary>
    /// The jobs of open lanes in selection order now, found one by one. Whether a lane is open is asked before each of its jobs,
    /// so that what the ones before took may close it.
    /// </summary>
    public IEnumerable<Candidate> Candidates(Func<Lane, bool> isOpen)
    {
        ArgumentNullException.ThrowIfNull(isOpen);
        var merge = new Heap<CellWalk, CellWalk.ByRank>();
        foreach (var lane in _lanes.Values.Where(lane => lane.Count > 0 && isOpen(lane)))
        {
            foreach (var cell in (Cell[])[.. lane.OnFree.Items, .. lane.OnClock.Items])
            {
                var walk = new CellWalk(cell, false);
                Step(walk, _now);
                merge.Add(walk);
            }
        }

        while (merge.Count > 0)
        {
            var walk = merge.First;
            var lane = walk.Cell.Key.Lane!;
            var open = isOpen(lane);
            if (open)
            {
                yield return new Candidate(new TrackingNumber(walk.Entry.Number), lane, walk.Rank, walk.Rank.Order == 0);
                walk.Next++;
            }

            if (open && Step(walk, _now))
            {
                merge.Moved(walk);
            }
            else
            {
                merge.Remove(walk);
            }
        }
    }

    private static void Passed(Dictionary<string, int> ahead, CellWalk walk, int jobs)
    {
        if (walk is { Machine: { } machine, Delayed: false } && jobs > 0)
        {
            ahead[machine] = ahead.GetValueOrDefault(machine) + jobs;
        }
    }

    private static bool Step(CellWalk walk, long at)
    {
        if (walk.Next >= walk.Cell.Jobs.Count)
        {
            return false;
        }

        walk.Entry = walk.Cell.Jobs.At(walk.Next);
        walk.Rank = RankOf(walk.Cell, walk.Entry, at);
        return true;
    }

    private static int FirstAfter(Cell cell, QueueCursor place, long at)
    {
        var (low, high) = (0, cell.Jobs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (RankOf(cell, cell.Jobs.At(middle), at).CompareTo(place) > 0)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static IEnumerable<(BarKind Kind, string Name)> ThingsOf(Lane lane) =>
    [
        (BarKind.Machine, lane.Key.Machine),
        (BarKind.JobQueue, lane.Key.JobQueue),
        (BarKind.Schedule, lane.Key.Schedule),
        .. lane.Pattern.Limits.Select(need => (BarKind.Limit, need.Limit.Text.ToUpperInvariant())).Distinct(),
    ];

    private void Doubt(Lane lane)
    {
        if (lane.InDoubt)
        {
            return;
        }

        lane.InDoubt = true;
        if (lane.Machine.InDoubt.Count == 0)
        {
            _inDoubt.Add(lane.Machine);
        }

        lane.Machine.InDoubt.Add(lane);
    }

    private void FindOut(Func<Lane, bool> isDelayed)
    {
        while (_inDoubt.Count > 0)
        {
            FindOut(_inDoubt[^1], isDelayed);
        }
    }

    // Asked once for each lane while nothing changes; its cells are counted anew where the answer is another.
    private void FindOut(MachineStanding machine, Func<Lane, bool> isDelayed)
    {
        if (machine.InDoubt.Count == 0)
        {
            return;
        }

        foreach (var lane in machine.InDoubt)
        {
            lane.InDoubt = false;
            var delayed = isDelayed(lane);
            if (delayed != lane.Delayed)
            {
                lane.Delayed = delayed;
                foreach (var cell in (Cell[])[.. lane.OnFree.Items, .. lane.OnClock.Items])
                {
                    cell.Know(delayed);
                }
            }
        }

        machine.InDoubt.Clear();
        _inDoubt.Remove(machine);
    }

    // Where a job stands on a clock that stands still, its time in the bucket counts back from now.
    private static QueueCursor RankOf(Cell cell, Entry entry, long at)
    {
        var clock = cell.Key.Clock;
        var reading = clock is null ? 0 : clock.Runs ? at - clock.Behind : clock.Standing;
        var rank = cell.RankOf(entry, cell.Group.LevelOf(reading - entry.Arrival));
        return rank with { Entered = rank.Entered + (at - reading) };
    }

    private static QueuedJob Show(Cell cell, Entry entry, QueueCursor rank, long at, bool delayed, int ahead)
    {
        var clock = cell.Key.Clock;
        var age = (clock is null ? 0 : clock.Runs ? at - clock.Behind : clock.Standing) - entry.Arrival;
        return new QueuedJob(
            new TrackingNumber(entry.Number),
            cell.Group.Group,
            cell.Group.BucketOf(cell.Group.LevelOf(age)),
            new TimeSpan(age),
            delayed,
            cell.Key.Exceptional,
            clock is { Runs: true },
            ahead,
            rank);
    }
}
