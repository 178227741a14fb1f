namespace Weir.ThruPut;

/// <summary>The selection point of each five minutes, newest first.</summary>
public sealed record HslReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Hsl.Code();

    /// <summary>The intervals.</summary>
    public required IEnumerable<HslEntry> Entries { get; init; }
}
