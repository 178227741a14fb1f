namespace Weir.ThruPut;

/// <summary>How long the queues were at each minute, newest first.</summary>
public sealed record HsqReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Hsq.Code();

    /// <summary>The minutes.</summary>
    public required IEnumerable<HsqEntry> Entries { get; init; }
}
