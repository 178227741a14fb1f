namespace Weir.ThruPut;

/// <summary>Asks how many jobs the production queue has.</summary>
public sealed record PsqRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Psq;

    /// <summary>Which groups.</summary>
    public ProductionFilter Groups { get; init; } = ProductionFilter.All;
}
