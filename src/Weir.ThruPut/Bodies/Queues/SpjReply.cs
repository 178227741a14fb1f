namespace Weir.ThruPut;

/// <summary>Jobs of the production queue, first to be selected first. Written as they are enumerated, once.</summary>
public sealed record SpjReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Spj.Code();

    /// <summary>The jobs, where all are there.</summary>
    public IEnumerable<SpjJob> Jobs { get; init; } = [];

    /// <summary>The jobs, where they come while they are written; instead of <see cref="Jobs"/>.</summary>
    public IAsyncEnumerable<SpjJob>? Coming { get; init; }
}
