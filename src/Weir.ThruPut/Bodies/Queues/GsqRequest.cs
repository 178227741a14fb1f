namespace Weir.ThruPut;

/// <summary>Asks how many jobs the general queue has.</summary>
public sealed record GsqRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Gsq;

    /// <summary>Which groups.</summary>
    public GeneralFilter Groups { get; init; } = GeneralFilter.All;
}
