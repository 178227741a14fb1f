namespace Weir.Capacity;

/// <summary>What has a use of processors.</summary>
public enum EntityKind
{
    /// <summary>A machine.</summary>
    Machine,

    /// <summary>All machines of a site.</summary>
    Site,

    /// <summary>An exclusive set.</summary>
    Group,

    /// <summary>A set that is not exclusive.</summary>
    Set,

    /// <summary>The machines of one site of a set across sites.</summary>
    SetOnSite,

    /// <summary>All machines of a set across sites.</summary>
    SetOfSites,
}
