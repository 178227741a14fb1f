namespace Weir.ServiceLevels.History;

/// <summary>What a history wants kept, so that it is there after a restart.</summary>
/// <param name="Points">Intervals that are over, and each minute the one that is not.</param>
/// <param name="Size">How long the queues are, where a minute began; else <see langword="null"/>.</param>
public sealed record HistoryChanges(IReadOnlyList<SelectionPoint> Points, QueueSize? Size)
{
    /// <summary>Nothing.</summary>
    public static HistoryChanges None { get; } = new([], null);
}
