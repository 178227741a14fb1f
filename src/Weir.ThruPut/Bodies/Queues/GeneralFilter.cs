namespace Weir.ThruPut;

/// <summary>Which groups of the general queue: include, then exclude; an empty list of inclusions includes all.</summary>
/// <param name="Included">Groups to have.</param>
/// <param name="Excluded">Groups to leave out, also where they are included.</param>
public sealed record GeneralFilter(GeneralNames Included, GeneralNames Excluded)
{
    /// <summary>All groups.</summary>
    public static GeneralFilter All { get; } = new(GeneralNames.None, GeneralNames.None);

    /// <summary>Whether a group is wanted.</summary>
    public bool Passes(string controlCenter, string type) =>
        (Included.IsEmpty || Included.Names(controlCenter, type)) && !Excluded.Names(controlCenter, type);
}
