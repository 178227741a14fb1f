using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>A capacity limit that a policy sets while it is active, in place of the one that is defined.</summary>
/// <param name="Machine">Of which machine; <see langword="null"/> where it is a set's.</param>
/// <param name="Set">Of which set; <see langword="null"/> where it is a machine's.</param>
/// <param name="Limit">The limit; of a set across sites that of its machines on each site; <see langword="null"/> leaves it.</param>
/// <param name="LimitAllSites">Of a set across sites the limit of all its machines; <see langword="null"/> leaves it.</param>
public sealed record LimitOfPolicy(ObjectName? Machine, ObjectName? Set, CapacityLimit? Limit, CapacityLimit? LimitAllSites)
{
    /// <summary>Whether it is about this.</summary>
    public bool Is(CapacityEntity entity) =>
        string.Equals((entity.Kind == EntityKind.Machine ? Machine : Set)?.Text, entity.Name, StringComparison.OrdinalIgnoreCase)
        && entity.Kind != EntityKind.Site
        && LimitOf(entity) is not null;

    /// <summary>The limit that it sets for this.</summary>
    public CapacityLimit? LimitOf(CapacityEntity entity) => entity.Kind == EntityKind.SetOfSites ? LimitAllSites : Limit;
}
