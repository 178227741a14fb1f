namespace Weir.ThruPut;

/// <summary>The history of capacity, machine by machine.</summary>
public sealed record HcaReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Hca.Code();

    /// <summary>The machines.</summary>
    public required IEnumerable<HcaMachine> Machines { get; init; }
}
