namespace Weir.Capacity;

/// <summary>Something that has a use of processors: a machine, or machines that are added up.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Site">Of a set on a site, the site; else empty.</param>
public readonly record struct CapacityEntity(EntityKind Kind, string Name, string Site = "")
{
    /// <summary>As one word: <c>north</c>, <c>ORACLE</c>, <c>ORACLE/HAMBURG</c>.</summary>
    public string Key => Site.Length == 0 ? Name : $"{Name}/{Site}";

    /// <summary>As a sentence has it.</summary>
    public override string ToString() =>
        Kind switch
        {
            EntityKind.Machine => $"machine {Name}",
            EntityKind.Site => $"site {Name}",
            EntityKind.Group => $"exclusive set {Name}",
            EntityKind.Set => $"set {Name}",
            EntityKind.SetOnSite => $"set {Name} on site {Site}",
            _ => $"set {Name} of all sites",
        };
}
