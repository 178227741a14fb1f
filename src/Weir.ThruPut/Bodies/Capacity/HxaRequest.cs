namespace Weir.ThruPut;

/// <summary>Asks for the history of sets that span sites; where nothing is named, for all of it.</summary>
public sealed record HxaRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Hxa;

    /// <summary><c>mpx_lpar_set</c>: which sets.</summary>
    public NameSet Sets { get; init; } = NameSet.None;

    /// <summary><c>cpc</c>: whose blocks; the set's own sum stays whole.</summary>
    public NameSet Sites { get; init; } = NameSet.None;
}
