namespace Weir.ThruPut;

/// <summary>Asks how long the queues were, every minute.</summary>
public sealed record HsqRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Hsq;
}
