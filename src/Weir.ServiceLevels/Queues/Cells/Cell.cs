using System.Runtime.CompilerServices;

namespace Weir.ServiceLevels.Queues;

/// <summary>
/// Jobs that nothing but their age tells apart: of one group, lane and clock. They stand in the order in which they are
/// selected, and how many are on each level is always counted.
/// </summary>
internal sealed class Cell(CellKey key, QueueGroup group, QueueTotals totals, MachineRanking? machine)
{
    private LevelCounts _onLevel;
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

    /// <summary>The others that wait for its machine; <see langword="null"/> where its jobs are held.</summary>
    public MachineRanking? Machine { get; } = machine;

    /// <summary>Whether something other than capacity holds its jobs, as far as known.</summary>
    public bool Delayed { get; private set; } = key.Lane is not { Delayed: false };

    /// <summary>Its index among all cells.</summary>
    public int Index { get; set; }

    public int ClassPlace { get; set; }

    public int LateClassPlace { get; set; }

    public ref int TimerPlace => ref _timerPlace;

    public ref int RankPlace => ref _rankPlace;

    /// <summary>Jobs on each level, as of the last time its clock was looked at.</summary>
    public ReadOnlySpan<int> OnLevel => _onLevel;

    /// <summary>Whether its late jobs are selected as more important ones.</summary>
    public bool IsAccelerated { get; } = group.LateClass != group.Class;

    /// <summary>Another after each job that comes or goes.</summary>
    public int Version { get; private set; }

    public void Add(CellEntry entry, long reading)
    {
        Version++;
        Jobs.Add(entry);
        var level = Group.LevelOf(reading - entry.Arrival);
        Count(level, 1);
        Due = Math.Min(Due, NextStep(entry, level));
        if (Jobs.First == entry)
        {
            Head(entry, level);
        }
    }

    public void Remove(CellEntry entry, long reading)
    {
        Version++;
        var head = Jobs.First == entry;
        Jobs.Remove(entry);
        Count(Group.LevelOf(reading - entry.Arrival), -1);
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
            var there =
                from == long.MaxValue ? above
                : level == 0 ? Jobs.Count
                : Jobs.CountUpTo(reading - from);
            there = Math.Max(there, above);
            Count(level, there - above - _onLevel[level]);
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

    /// <summary>
    /// How many of its jobs on a level, all of them a place's equals in what counts first, come before it, told in times of its
    /// clock.
    /// </summary>
    public int CountAmongEquals(QueueCursor place, int level)
    {
        if (_onLevel[level] == 0)
        {
            return 0;
        }

        if (Group.PriorityFirst && Group.OrderOf(level, Key.Priority) is var order && order != place.Order)
        {
            return order < place.Order ? _onLevel[level] : 0;
        }

        var older = 0;
        for (var above = level + 1; above < QueueGroup.Levels; above++)
        {
            older += _onLevel[above];
        }

        return Math.Clamp(
            Jobs.CountBefore(new CellEntry(place.Entered - Group.From(level), place.Tie, place.Number)) - older,
            0,
            _onLevel[level]
        );
    }

    public QueueCursor RankOf(CellEntry entry, int level) =>
        new(Group.OrderOf(level, Key.Priority), entry.Arrival + Group.From(level), entry.Tie, entry.Number);

    /// <summary>It is known now whether its jobs are delayed.</summary>
    public void SetDelayed(bool delayed)
    {
        if (delayed == Delayed)
        {
            return;
        }

        for (var level = 0; level < QueueGroup.Levels; level++)
        {
            if (_onLevel[level] is var jobs and > 0)
            {
                UpdateCount(level, -jobs);
                Delayed = delayed;
                UpdateCount(level, jobs);
                Delayed = !delayed;
            }
        }

        Delayed = delayed;
    }

    private void Count(int level, int jobs)
    {
        if (jobs != 0)
        {
            _onLevel[level] += jobs;
            UpdateCount(level, jobs);
        }
    }

    private void UpdateCount(int level, int jobs)
    {
        totals.Count(Key.Group, Delayed, Key.Exceptional, level, jobs);
        if (!Delayed)
        {
            Machine!.Count(Group.OrderOf(level, Key.Priority), jobs);
        }
    }

    private void Head(CellEntry entry, int level)
    {
        HeadLevel = level;
        Rank = RankOf(entry, level);
    }

    private long NextStep(CellEntry entry, int level)
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

    [InlineArray(QueueGroup.Levels)]
    private struct LevelCounts
    {
        private int _first;
    }

    internal readonly struct ByRank : IHeapOrder<Cell>
    {
        public static bool Before(Cell left, Cell right) => left.Rank.CompareTo(right.Rank) < 0;

        public static ref int Place(Cell item) => ref item.RankPlace;
    }
}
