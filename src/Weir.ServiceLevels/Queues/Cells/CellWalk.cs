namespace Weir.ServiceLevels.Queues;

/// <summary>How far a listing has come in one cell.</summary>
internal sealed class CellWalk(Cell cell, QueueListing.PassedCells? counted, QueueListing.PassedCells? ahead)
{
    private int _place = -1;

    public Cell Cell { get; } = cell;

    /// <summary>Where its jobs are counted when they are passed; <see langword="null"/> where they are delayed.</summary>
    public QueueListing.PassedCells? Counted { get; } = counted;

    /// <summary>What has passed of its machine; <see langword="null"/> where its jobs are held.</summary>
    public QueueListing.PassedCells? Ahead { get; } = ahead;

    public int Next { get; set; }

    /// <summary>The cell's version when the place in it was found.</summary>
    public int Version { get; set; }

    public CellEntry Entry { get; set; }

    public QueueCursor Rank { get; set; }

    internal readonly struct ByRank : IHeapOrder<CellWalk>
    {
        public static bool Before(CellWalk left, CellWalk right) => left.Rank.CompareTo(right.Rank) < 0;

        public static ref int Place(CellWalk item) => ref item._place;
    }
}
