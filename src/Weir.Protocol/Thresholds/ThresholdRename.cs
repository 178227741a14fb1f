namespace Weir.Protocol.Thresholds;

/// <summary>What a threshold is to be called: <c>POST /v1/thresholds/NAME/rename</c>.</summary>
/// <param name="To">Its new name.</param>
public sealed record ThresholdRename(string To)
{
    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
