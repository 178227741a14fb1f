namespace Weir.ServiceLevels.Queues;

/// <summary>
/// The clock by which jobs age. It shows the time less all the time it stood still. One clock serves all jobs that it stops
/// for together, so stopping it costs nothing a job.
/// </summary>
internal sealed class AgeClock(string name)
{
    private int _place = -1;

    /// <summary>What its jobs need that stops it; empty for the clock that never stops.</summary>
    public string Name { get; } = name;

    public bool Runs { get; private set; } = true;

    /// <summary>What it shows while it stands.</summary>
    public long Standing { get; private set; }

    /// <summary>Cells by when the next of their jobs goes a level up.</summary>
    public Heap<Cell, Timer> Cells { get; } = new();

    /// <summary>Jobs that age by it.</summary>
    public int Jobs { get; set; }

    /// <summary>As it was last given out to be kept.</summary>
    public StoredClock? Stored { get; set; }

    public HashSet<Lane> Lanes { get; } = [];

    /// <summary>How far it is behind the time while it runs.</summary>
    public long Behind { get; private set; }

    /// <summary>The moment at which the next job goes a level up.</summary>
    public long Due =>
        Cells.Count == 0 ? long.MaxValue
        : Cells.First.Due == long.MaxValue ? long.MaxValue
        : Cells.First.Due + Behind;

    public long Reading(long now) => Runs ? now - Behind : Standing;

    public void Set(bool runs, long behind, long standing)
    {
        Runs = runs;
        Behind = behind;
        Standing = standing;
    }

    internal readonly struct Timer : IHeapOrder<Cell>
    {
        public static bool Before(Cell left, Cell right) => left.Due < right.Due;

        public static ref int Place(Cell item) => ref item.TimerPlace;
    }

    internal readonly struct Next : IHeapOrder<AgeClock>
    {
        public static bool Before(AgeClock left, AgeClock right) => left.Due < right.Due;

        public static ref int Place(AgeClock item) => ref item._place;
    }
}
