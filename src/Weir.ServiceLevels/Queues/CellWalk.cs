namespace Weir.ServiceLevels.Queues;

/// <summary>How far a listing has come in one cell.</summary>
internal sealed class CellWalk(Cell cell, bool delayed)
{
    private int _place = -1;

    public Cell Cell { get; } = cell;

    public bool Delayed { get; } = delayed;

    public string? Machine { get; } = cell.Key.Lane?.Key.Machine;

    public int Next { get; set; }

    public Entry Entry { get; set; }

    public QueueCursor Rank { get; set; }

    internal readonly struct ByRank : IHeapOrder<CellWalk>
    {
        public static bool Before(CellWalk left, CellWalk right) => left.Rank.CompareTo(right.Rank) < 0;

        public static ref int Place(CellWalk item) => ref item._place;
    }
}
