namespace Weir.ServiceLevels.Queues;

/// <summary>
/// Jobs that nothing but their age tells apart: of one group, lane and clock. They stand in the order in which they are
/// selected, and how many are on each level is always counted.
/// </summary>
internal sealed class Cell(CellKey key, QueueGroup group)
{
    private readonly int[] _onLevel = new int[QueueGroup.Levels];
    private int _timerPlace = -1;
    private int _rankPlace = -1;

    public CellKey Key { get; } = key;

    public QueueGroup Group { get; } = group;

    public RankedSet Jobs { get; } = new();

    /// <summary>What its clock shows when the next of its jobs goes a level up, or before.</summary>
    public long Due { get; private set; } = long.MaxValue;

    /// <summary>The place of its first job among those of its clock.</summary>
    public QueueCursor Rank { get; private set; }

    /// <summary>The level of its first job.</summary>
    public int HeadLevel { get; private set; }

    /// <summary>Its index among all cells.</summary>
    public int Index { get; set; }

    public ref int TimerPlace => ref _timerPlace;

    public ref int RankPlace => ref _rankPlace;

    /// <summary>Jobs on each level, as of the last time its clock was looked at.</summary>
    public ReadOnlySpan<int> OnLevel => _onLevel;

    public void Add(Entry entry, long reading)
    {
        Jobs.Add(entry);
        var level = Group.LevelOf(reading - entry.Arrival);
        _onLevel[level]++;
        Due = Math.Min(Due, NextStep(entry, level));
        if (Jobs.First == entry)
        {
            Head(entry, level);
        }
    }

    public void Remove(Entry entry, long reading)
    {
        var head = Jobs.First == entry;
        Jobs.Remove(entry);
        _onLevel[Group.LevelOf(reading - entry.Arrival)]--;
        if (head && Jobs.Count > 0)
        {
            Head(Jobs.First, Group.LevelOf(reading - Jobs.First.Arrival));
        }
    }

    /// <summary>Counts anew by what the clock shows.</summary>
    public void Tick(long reading)
    {
        var above = 0;
        Due = long.MaxValue;
        for (var level = QueueGroup.Overdue; level >= 0; level--)
        {
            // Jobs do not come to levels that are never reached, nor below the lowest.
            var from = Group.From(level);
            var there = from == long.MaxValue ? above : level == 0 ? Jobs.Count : Jobs.CountUpTo(reading - from);
            there = Math.Max(there, above);
            _onLevel[level] = there - above;
            above = there;
            if (level > 0 && from != long.MaxValue && there < Jobs.Count)
            {
                Due = Math.Min(Due, Jobs.At(there).Arrival + from);
            }
        }

        if (Jobs.Count > 0)
        {
            Head(Jobs.First, Group.LevelOf(reading - Jobs.First.Arrival));
        }
    }

    /// <summary>How many of its jobs come before a place, told in times of its clock.</summary>
    public int CountAhead(QueueCursor place)
    {
        var ahead = 0;
        for (var level = QueueGroup.Overdue; level >= 0; level--)
        {
            if (_onLevel[level] == 0)
            {
                continue;
            }

            var order = Group.OrderOf(level, Key.Priority);
            if (order > place.Order)
            {
                break;
            }

            if (order == place.Order)
            {
                var before = Jobs.CountBefore(new Entry(place.Entered - Group.From(level), place.Tie, place.Number));
                return ahead + Math.Clamp(before - ahead, 0, _onLevel[level]);
            }

            ahead += _onLevel[level];
        }

        return ahead;
    }

    public QueueCursor RankOf(Entry entry, int level) =>
        new(Group.OrderOf(level, Key.Priority), entry.Arrival + Group.From(level), entry.Tie, entry.Number);

    private void Head(Entry entry, int level)
    {
        HeadLevel = level;
        Rank = RankOf(entry, level);
    }

    private long NextStep(Entry entry, int level)
    {
        for (var next = level + 1; next <= QueueGroup.Overdue; next++)
        {
            if (Group.From(next) is var from && from != long.MaxValue)
            {
                return entry.Arrival + from;
            }
        }

        return long.MaxValue;
    }

    internal readonly struct ByRank : IHeapOrder<Cell>
    {
        public static bool Before(Cell left, Cell right) => left.Rank.CompareTo(right.Rank) < 0;

        public static ref int Place(Cell item) => ref item.RankPlace;
    }
}
