namespace Weir.Protocol.Limits;

/// <summary>What a limit is to be: <c>PUT /v1/limits/NAME</c>.</summary>
/// <param name="Maximum">0 to 999999; 0 lets no job through that needs it.</param>
public sealed record LimitSetting(int Maximum)
{
    /// <summary>Only on this machine; else on all.</summary>
    public string? Machine { get; set; }

    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
