using Weir.Jobs;

namespace Weir.ServiceLevels.Queues;

/// <summary>Waiting jobs that nothing but capacity and their turn holds, of one key: whatever stops one stops all.</summary>
public sealed class Lane
{
    private int _place = -1;

    internal Lane(LaneKey key, int reserveClass, Job pattern, AgeClock clock, AgeClock free, MachineRanking machine)
    {
        Key = key;
        ReserveClass = reserveClass;
        Pattern = pattern;
        Clock = clock;
        Free = free;
        Machine = machine;
    }

    /// <summary>What its jobs have in common.</summary>
    public LaneKey Key { get; }

    /// <summary>How many of the policy's reserves are kept from its jobs.</summary>
    public int ReserveClass { get; }

    /// <summary>The job that opened the lane; what is in the key is the same in all of its jobs.</summary>
    public Job Pattern { get; }

    /// <summary>Whether its first job has waited longer than the policy allows: it takes slots that are kept for others.</summary>
    public bool IsOverdue => HeadCell?.HeadLevel == QueueGroup.Overdue;

    /// <summary>Its first job, or <see langword="null"/>.</summary>
    public TrackingNumber? First => HeadCell is { } cell ? new TrackingNumber(cell.Jobs.First.Number) : null;

    /// <summary>Jobs in it.</summary>
    public int Count { get; internal set; }

    /// <summary>Its cells, those without jobs too.</summary>
    internal HashSet<Cell> Cells { get; } = [];

    internal MachineRanking Machine { get; }

    /// <summary>The clock of its general jobs.</summary>
    internal AgeClock Clock { get; }

    /// <summary>The clock of its production jobs, and of all where nothing it needs stops a clock.</summary>
    internal AgeClock Free { get; }

    /// <summary>Cells on <see cref="Clock"/>, where that is not <see cref="Free"/>.</summary>
    internal Heap<Cell, Cell.ByRank> OnClock { get; } = new();

    /// <summary>Cells on <see cref="Free"/>.</summary>
    internal Heap<Cell, Cell.ByRank> OnFree { get; } = new();

    /// <summary>Where it waits; <see langword="null"/> while it is empty.</summary>
    internal BlockedLanes? At { get; set; }

    /// <summary>The place of its first job among all, as of the last time it was looked at.</summary>
    internal QueueCursor Rank { get; private set; }

    internal ref int Place => ref _place;

    /// <summary>The cell of its first job.</summary>
    internal Cell? HeadCell { get; private set; }

    /// <summary>Whether it is delayed, as far as known.</summary>
    internal bool Delayed { get; set; }

    /// <summary>Whether that has to be found out again.</summary>
    internal bool IsStale { get; set; }

    internal Heap<Cell, Cell.ByRank> CellsOf(Cell cell) => ReferenceEquals(cell.Key.Clock, Free) ? OnFree : OnClock;

    /// <summary>Looks which of its cells has the first job; says whether its place changed.</summary>
    internal bool UpdateFirst()
    {
        var before = (HeadCell, Rank);
        HeadCell = OnFree.Count > 0 ? OnFree.First : null;
        Rank = HeadCell?.Rank ?? default;
        if (OnClock.Count > 0)
        {
            // Times on a clock that was stopped are as far behind as the clock is.
            var rank = OnClock.First.Rank with
            {
                Entered = OnClock.First.Rank.Entered + Clock.Behind,
            };
            if (HeadCell is null || rank.CompareTo(Rank) < 0)
            {
                HeadCell = OnClock.First;
                Rank = rank;
            }
        }

        return before != (HeadCell, Rank);
    }

    internal readonly struct ByRank : IHeapOrder<Lane>
    {
        public static bool Before(Lane left, Lane right) => left.Rank.CompareTo(right.Rank) < 0;

        public static ref int Place(Lane item) => ref item.Place;
    }
}
