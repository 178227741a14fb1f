namespace Weir.ThruPut;

/// <summary>Asks for the history of capacity; where nothing is named, for all of it.</summary>
public sealed record HcaRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Hca;

    /// <summary><c>lpar</c>: which machines.</summary>
    public NameSet Machines { get; init; } = NameSet.None;

    /// <summary><c>self</c>: whose own blocks.</summary>
    public NameSet Selves { get; init; } = NameSet.None;

    /// <summary><c>group</c>: blocks of groups.</summary>
    public NameSet Groups { get; init; } = NameSet.None;

    /// <summary><c>set</c>: blocks of sets.</summary>
    public NameSet Sets { get; init; } = NameSet.None;

    /// <summary><c>setcmp</c>: blocks of sets that span sites.</summary>
    public NameSet SiteSets { get; init; } = NameSet.None;
}
