using Weir.Jobs;

namespace Weir.ServiceLevels.Queues;

/// <summary>Who might go next, and after that.</summary>
public sealed partial class ServiceQueues
{
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
                var walk = new CellWalk(cell, null, null);
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
}
