namespace Weir.ThruPut;

/// <summary>The history of sets that span sites.</summary>
public sealed record HxaReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Hxa.Code();

    /// <summary>The sets.</summary>
    public required IEnumerable<HxaSet> Sets { get; init; }
}
