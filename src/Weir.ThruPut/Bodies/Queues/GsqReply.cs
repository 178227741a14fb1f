namespace Weir.ThruPut;

/// <summary>The general queue in numbers.</summary>
public sealed record GsqReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Gsq.Code();

    /// <summary>One for each group of the active policy that the filter lets pass.</summary>
    public required IEnumerable<GsqGroup> Groups { get; init; }
}
