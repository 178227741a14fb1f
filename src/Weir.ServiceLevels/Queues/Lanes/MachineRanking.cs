namespace Weir.ServiceLevels.Queues;

/// <summary>
/// Jobs that wait for one machine, counted by what counts first when they are selected; so how many go before a job is a sum
/// and a look at the few cells that are its equals.
/// </summary>
internal sealed class MachineRanking
{
    private readonly int[] _onOrder = new int[QueueGroup.Orders];
    private readonly List<Cell>[] _classes = [.. Enumerable.Range(0, QueueGroup.Classes).Select(_ => new List<Cell>())];

    /// <summary>Lanes of which it is not known any more whether they are delayed.</summary>
    public List<Lane> StaleLanes { get; } = [];

    public void Add(Cell cell)
    {
        var (own, late) = (cell.Group.Class, cell.Group.LateClass);
        cell.ClassPlace = _classes[own].Count;
        _classes[own].Add(cell);
        if (late != own)
        {
            cell.LateClassPlace = _classes[late].Count;
            _classes[late].Add(cell);
        }
    }

    public void Remove(Cell cell)
    {
        var (own, late) = (cell.Group.Class, cell.Group.LateClass);
        Remove(_classes[own], cell.ClassPlace);
        if (late != own)
        {
            Remove(_classes[late], cell.LateClassPlace);
        }
    }

    public void Count(int order, int jobs) => _onOrder[order >> QueueGroup.OrderShift] += jobs;

    /// <summary>Jobs that are not delayed and come before a place.</summary>
    public int CountAhead(QueueCursor place, QueueGroup group)
    {
        var order = place.Order >> QueueGroup.OrderShift;
        var ahead = 0;
        for (var i = 0; i < order; i++)
        {
            ahead += _onOrder[i];
        }

        if (_onOrder[order] == 0)
        {
            return ahead;
        }

        if (order != 0)
        {
            return ahead + CountAmong(_classes[group.ClassOf(place)], place, group.LevelOf(place));
        }

        // Past maxWait all are equals.
        return ahead + _classes.Sum(cells => CountAmong(cells, place, QueueGroup.Overdue));
    }

    private int CountAmong(List<Cell> cells, QueueCursor place, int level)
    {
        var ahead = 0;
        foreach (var cell in cells)
        {
            if (!cell.Delayed && (!cell.IsAccelerated || IsEqual(cells, cell, place, level)))
            {
                ahead += cell.CountAmongEquals(place with { Entered = place.Entered - cell.Key.Clock!.Behind }, level);
            }
        }

        return ahead;
    }

    // A cell with accelerated jobs stands in two lists, each for some of its levels.
    private bool IsEqual(List<Cell> cells, Cell cell, QueueCursor place, int level) =>
        place.Order >> QueueGroup.OrderShift == 0
            ? ReferenceEquals(cells, _classes[cell.Group.Class])
            : cell.Group.OrderOf(level, cell.Key.Priority) >> QueueGroup.OrderShift == place.Order >> QueueGroup.OrderShift;

    // The last one takes its place in the list, and has to know it.
    private void Remove(List<Cell> cells, int place)
    {
        var last = cells[^1];
        cells.RemoveAt(cells.Count - 1);
        if (place < cells.Count)
        {
            cells[place] = last;
            if (ReferenceEquals(cells, _classes[last.Group.Class]))
            {
                last.ClassPlace = place;
            }
            else
            {
                last.LateClassPlace = place;
            }
        }
    }
}
