namespace Weir.ThruPut;

/// <summary>Asks for the jobs of the production queue.</summary>
public sealed record SpjRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Spj;

    /// <summary>Which groups.</summary>
    public ProductionFilter Groups { get; init; } = ProductionFilter.All;

    /// <summary>Which of their jobs.</summary>
    public JobSelection Jobs { get; init; } = JobSelection.All;
}
