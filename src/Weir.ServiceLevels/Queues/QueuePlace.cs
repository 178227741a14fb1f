namespace Weir.ServiceLevels.Queues;

/// <summary>Where a waiting job stands in the queues; kept by whoever put it there.</summary>
public readonly struct QueuePlace
{
    internal QueuePlace(Cell cell, Entry entry)
    {
        Cell = cell;
        Entry = entry;
    }

    /// <summary>Whether there is one.</summary>
    public bool IsThere => Cell is not null;

    /// <summary>Its lane; <see langword="null"/> where it is held.</summary>
    public Lane? Lane => Cell?.Key.Lane;

    internal Cell Cell { get; }

    internal Entry Entry { get; }
}
