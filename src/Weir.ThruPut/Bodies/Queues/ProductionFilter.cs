namespace Weir.ThruPut;

/// <summary>Which groups of the production queue: include, then exclude; an empty list of inclusions includes all.</summary>
/// <param name="Included">Groups to have.</param>
/// <param name="Excluded">Groups to leave out, also where they are included.</param>
public sealed record ProductionFilter(NameSet Included, NameSet Excluded)
{
    /// <summary>All groups.</summary>
    public static ProductionFilter All { get; } = new(NameSet.None, NameSet.None);

    /// <summary>Whether a group is wanted.</summary>
    public bool Passes(string group) => (Included.Count == 0 || Included.Contains(group)) && !Excluded.Contains(group);
}
