namespace Weir.Protocol.Properties;

/// <summary>What a property is to hold: <c>PUT /v1/properties/NAME</c>.</summary>
/// <param name="Value">1 to 4000 characters, none of <c>, = ; |</c>.</param>
public sealed record PropertySetting(string Value)
{
    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
