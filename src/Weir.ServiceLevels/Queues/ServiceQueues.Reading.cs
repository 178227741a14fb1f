using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>What can be asked about the queues.</summary>
public sealed partial class ServiceQueues
{
    private long _state;

    /// <summary>What stops lanes may have changed: what was found out about them counts no more.</summary>
    public void Forget() => _state++;

    /// <summary>Jobs by group and bucket, for all groups of the policy.</summary>
    /// <param name="isDelayed">Whether something other than capacity holds a lane; held jobs are delayed in any case.</param>
    public IReadOnlyList<GroupCount> CountByGroup(Func<Lane, bool> isDelayed)
    {
        ArgumentNullException.ThrowIfNull(isDelayed);
        var counts = new BucketCount[_groups.Length][];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = new BucketCount[Bucket.Count];
        }

        foreach (var cell in _standing)
        {
            var delayed = IsDelayed(cell, isDelayed);
            var of = counts[cell.Key.Group];
            for (var level = 0; level < QueueGroup.Levels; level++)
            {
                if (cell.OnLevel[level] is var jobs and > 0)
                {
                    ref var count = ref of[cell.Group.BucketOf(level)];
                    count = (delayed, cell.Key.Exceptional) switch
                    {
                        (false, false) => count with { Plain = count.Plain + jobs },
                        (true, false) => count with { Delayed = count.Delayed + jobs },
                        (false, true) => count with { Exceptional = count.Exceptional + jobs },
                        _ => count with { Both = count.Both + jobs },
                    };
                }
            }
        }

        return [.. counts.Select((of, index) => new GroupCount(Policy.Groups[index], of))];
    }

    /// <summary>A job as it stands now.</summary>
    public QueuedJob Look(QueuePlace place, Func<Lane, bool> isDelayed)
    {
        ArgumentNullException.ThrowIfNull(isDelayed);
        var cell = place.Cell;
        var rank = RankOf(cell, place.Entry, _now);
        return Show(cell, place.Entry, rank, _now, IsDelayed(cell, isDelayed), cell.Key.Lane is { } lane ? CountAhead(rank, lane.Key.Machine, isDelayed) : 0);
    }

    /// <summary>
    /// The jobs of a queue in the order of selection at a moment, found one by one; of both queues where none is named. A listing
    /// may be taken in parts: with the same moment, each part going on after the last place of the one before.
    /// </summary>
    public IEnumerable<QueuedJob> InOrder(ServiceQueue? queue, DateTimeOffset asOf, Func<Lane, bool> isDelayed, QueueCursor? after = null)
    {
        var at = asOf.UtcTicks;
        var merge = new Heap<CellWalk, CellWalk.ByRank>();
        var ahead = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in _standing)
        {
            var walk = new CellWalk(cell, IsDelayed(cell, isDelayed)) { Next = after is { } place ? FirstAfter(cell, place, at) : 0 };
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

    private int CountAhead(QueueCursor rank, string machine, Func<Lane, bool> isDelayed)
    {
        var ahead = 0;
        foreach (var cell in _standing)
        {
            if (cell.Key.Lane is { } lane && (ReferenceEquals(lane.Key.Machine, machine) || lane.Key.Machine == machine) && !IsDelayed(cell, isDelayed))
            {
                ahead += cell.CountAhead(rank with { Entered = rank.Entered - cell.Key.Clock!.Behind });
            }
        }

        return ahead;
    }

    private bool IsDelayed(Cell cell, Func<Lane, bool> isDelayed)
    {
        if (cell.Key.Lane is not { } lane)
        {
            return true;
        }

        if (lane.Known.State != _state)
        {
            lane.Known = (_state, isDelayed(lane));
        }

        return lane.Known.Delayed;
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
