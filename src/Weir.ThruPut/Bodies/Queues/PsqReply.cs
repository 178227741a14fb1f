namespace Weir.ThruPut;

/// <summary>The production queue in numbers.</summary>
public sealed record PsqReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Psq.Code();

    /// <summary>One for each group of the active policy that the filter lets pass.</summary>
    public required IEnumerable<PsqGroup> Groups { get; init; }
}
