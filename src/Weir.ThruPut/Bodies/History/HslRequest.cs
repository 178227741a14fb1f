namespace Weir.ThruPut;

/// <summary>Asks at which buckets jobs were selected, every five minutes.</summary>
public sealed record HslRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Hsl;
}
