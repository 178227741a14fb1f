namespace Weir.ThruPut;

/// <summary>Asks all about one job.</summary>
public sealed record SgdRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Sgd;

    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its id: <c>J</c> and seven digits.</summary>
    public required string Id { get; init; }
}
