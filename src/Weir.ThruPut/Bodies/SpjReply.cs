namespace Weir.ThruPut;

/// <summary>Jobs of the production queue, first to be selected first. Written as they are enumerated, once.</summary>
public sealed record SpjReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Spj.Code();

    /// <summary>The jobs.</summary>
    public required IEnumerable<SpjJob> Jobs { get; init; }
}
