using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>Where a waiting job stands in the queues; kept by whoever put it there.</summary>
public readonly struct QueuePlace
{
    internal QueuePlace(Cell cell, CellEntry entry)
    {
        Cell = cell;
        Entry = entry;
    }

    /// <summary>Whether there is one.</summary>
    public bool IsThere => Cell is not null;

    /// <summary>Its lane; <see langword="null"/> where it is held.</summary>
    public Lane? Lane => Cell?.Key.Lane;

    /// <summary>The group it is in.</summary>
    public ServiceGroup Group => Cell.Group.Group;

    /// <summary>What its clock is called; empty for the one that never stops, and where its ageing stands still.</summary>
    public string Clock => Cell.Key.Clock?.Name ?? "";

    /// <summary>How many of the policy's reserves are kept from its group.</summary>
    public int ReserveClass => Cell.Group.ReserveClass;

    internal Cell Cell { get; }

    internal CellEntry Entry { get; }
}
