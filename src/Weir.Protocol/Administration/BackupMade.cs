namespace Weir.Protocol.Administration;

/// <summary>A backup that was written: <c>POST /v1/backup</c>.</summary>
/// <param name="Path">The file on the server's machine.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="HighestNumber">The highest tracking number ever leased, as the backup holds it.</param>
/// <param name="Journal">The copy of the journal beside it, where the agent is in the same process.</param>
public sealed record BackupMade(string Path, long Bytes, int HighestNumber, string? Journal = null);
