namespace Weir.ServiceLevels.Queues;

/// <summary>
/// Lanes that wait at one blocker, the one with the first job in front. While it is closed none of them is looked at; when it
/// opens, only the first is, and where that is stopped here again it closes for all.
/// </summary>
internal sealed class BlockedLanes(Blocker? blocker)
{
    /// <summary><see langword="null"/>: nothing stops here; lanes that have not been looked at yet.</summary>
    public Blocker? Blocker { get; } = blocker;

    public bool IsOpen { get; set; }

    public Heap<Lane, Lane.ByRank> Lanes { get; } = new();
}
