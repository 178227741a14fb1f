namespace Weir.ThruPut;

/// <summary>Jobs of the general queue, first to be selected first. Written as they are enumerated, once.</summary>
public sealed record SgjReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Sgj.Code();

    /// <summary>The jobs.</summary>
    public required IEnumerable<SgjJob> Jobs { get; init; }
}
