namespace Weir.ThruPut;

/// <summary>Jobs of the general queue, first to be selected first. Written as they are enumerated, once.</summary>
public sealed record SgjReply : ThruPutReply
{
    public override string TypeCode => ThruPutType.Sgj.Code();

    /// <summary>The jobs, where all are there.</summary>
    public IEnumerable<SgjJob> Jobs { get; init; } = [];

    /// <summary>The jobs, where they come while they are written; instead of <see cref="Jobs"/>.</summary>
    public IAsyncEnumerable<SgjJob>? Coming { get; init; }
}
