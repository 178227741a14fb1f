namespace Weir.Protocol.Administration;

/// <summary>Where to write a backup.</summary>
/// <param name="Path">Absolute, on the server's machine, not existing; <see langword="null"/> = a dated file in its data folder.</param>
public sealed record BackupRequest(string? Path)
{
    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
