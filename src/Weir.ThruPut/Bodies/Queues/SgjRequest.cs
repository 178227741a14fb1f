namespace Weir.ThruPut;

/// <summary>Asks for the jobs of the general queue.</summary>
public sealed record SgjRequest : ThruPutRequest
{
    public override ThruPutType Type => ThruPutType.Sgj;

    /// <summary>Which groups.</summary>
    public GeneralFilter Groups { get; init; } = GeneralFilter.All;

    /// <summary>Which of their jobs.</summary>
    public JobSelection Jobs { get; init; } = JobSelection.All;
}
