using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>
/// Machines whose use is added up. An exclusive set is the group of Batch ThruPut, one that is not is its set, and one across sites is its
/// set of several: it has a limit for its machines on each site, and one for all of them.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Machines">Names of machines, or patterns of names.</param>
public sealed record SetDefinition(ObjectName Name, IReadOnlyList<string> Machines)
{
    /// <summary>Whether a machine is in one such set at most.</summary>
    public bool Exclusive { get; init; }

    /// <summary>Whether its machines on each site are added up, too.</summary>
    public bool AcrossSites { get; init; }

    /// <summary>The limit: of a set across sites that of its machines on each site; <see langword="null"/> where it has none.</summary>
    public CapacityLimit? Limit { get; init; }

    /// <summary>Of a set across sites the limit of all its machines; <see langword="null"/> where it has none.</summary>
    public CapacityLimit? LimitAllSites { get; init; }

    /// <summary>Whether a machine is in it.</summary>
    public bool Has(string machine) => Machines.Any(pattern => Wildcard.Fits(pattern, machine, ignoreCase: true));
}
