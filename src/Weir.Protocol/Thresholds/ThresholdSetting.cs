namespace Weir.Protocol.Thresholds;

/// <summary>What a threshold is to be: <c>PUT /v1/thresholds/NAME</c>.</summary>
/// <param name="To"><c>5</c> for a value, <c>+5</c> and <c>-5</c> for more or less than now.</param>
public sealed record ThresholdSetting(string To)
{
    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
