using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>
/// A listing of jobs in selection order at one moment, taken in parts: between two parts jobs may come, go and age. No job that
/// is there all the time is missed or told twice. To go on costs a look at each cell, not a search.
/// </summary>
public sealed class QueueListing
{
    private readonly ServiceQueue? _queue;
    private readonly long _at;
    private readonly Heap<CellWalk, CellWalk.ByRank> _merge = new();
    private QueueCursor? _last;

    internal QueueListing(IReadOnlyList<Cell> cells, ServiceQueue? queue, long at, QueueCursor? after)
    {
        _queue = queue;
        _at = at;
        _last = after;
        var passedCells = new Dictionary<MachineRanking, PassedCells>();
        foreach (var cell in cells)
        {
            PassedCells? ahead = null;
            if (cell.Machine is { } machine && !passedCells.TryGetValue(machine, out ahead))
            {
                passedCells.Add(machine, ahead = new PassedCells());
            }

            var walk = new CellWalk(cell, cell.Delayed ? null : ahead, ahead);
            Find(walk);
            walk.Counted?.Add(walk.Next);
            if (Step(walk))
            {
                _merge.Add(walk);
            }
        }
    }

    /// <summary>The moment at which the jobs are listed.</summary>
    public DateTimeOffset AsOf => new(_at, TimeSpan.Zero);

    /// <summary>
    /// The jobs that come next, found one by one. Enumerate it between two decisions; to go on after more of them, ask anew.
    /// </summary>
    public IEnumerable<QueuedJob> Next()
    {
        Resume();
        while (_merge.Count > 0)
        {
            var walk = _merge.First;
            _last = walk.Rank;
            var listed =
                _queue is null || walk.Cell.Group.Group.Queue == _queue
                    ? ServiceQueues.Show(walk.Cell, walk.Entry, walk.Rank, _at, walk.Counted is null, walk.Ahead?.Jobs ?? 0)
                    : (QueuedJob?)null;
            walk.Counted?.Add(1);
            walk.Next++;
            if (Step(walk))
            {
                _merge.Moved(walk);
            }
            else
            {
                _merge.Remove(walk);
            }

            if (listed is { } job)
            {
                yield return job;
            }
        }
    }

    // Where jobs came or went, the place is searched again.
    private void Resume()
    {
        foreach (var walk in _merge.Items.ToArray())
        {
            if (walk.Version == walk.Cell.Version)
            {
                continue;
            }

            Find(walk);
            if (Step(walk))
            {
                _merge.Moved(walk);
            }
            else
            {
                _merge.Remove(walk);
            }
        }
    }

    private bool Step(CellWalk walk)
    {
        if (walk.Next >= walk.Cell.Jobs.Count)
        {
            return false;
        }

        walk.Entry = walk.Cell.Jobs.At(walk.Next);
        walk.Rank = ServiceQueues.RankOf(walk.Cell, walk.Entry, _at);
        return true;
    }

    private void Find(CellWalk walk)
    {
        var cell = walk.Cell;
        walk.Version = cell.Version;
        var (low, high) = (0, _last is null ? 0 : cell.Jobs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ServiceQueues.RankOf(cell, cell.Jobs.At(middle), _at).CompareTo(_last!.Value) > 0)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        walk.Next = low;
    }

    /// <summary>Jobs of a machine that a listing has passed and that are not delayed.</summary>
    internal sealed class PassedCells
    {
        public int Jobs { get; private set; }

        public void Add(int jobs) => Jobs += jobs;
    }
}
