namespace Weir.Protocol.Administration;

/// <summary>What to forget.</summary>
/// <param name="Days">Jobs that have been over for fewer days stay; <see langword="null"/>: what the server is set to.</param>
public sealed record PurgeRequest(int? Days)
{
    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
