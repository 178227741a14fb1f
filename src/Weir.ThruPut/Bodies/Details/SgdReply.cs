namespace Weir.ThruPut;

/// <summary>All about one job.</summary>
public sealed record SgdReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Sgd.Code();

    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What each resource manager has to say.</summary>
    public required IEnumerable<SgdSection> Sections { get; init; }
}
