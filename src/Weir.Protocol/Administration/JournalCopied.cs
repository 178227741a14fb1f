namespace Weir.Protocol.Administration;

/// <summary>A copy of an agent's journal: <c>POST /v1/journal/backup</c>.</summary>
/// <param name="Path">Where, on the agent's machine.</param>
/// <param name="Bytes">Its size.</param>
public sealed record JournalCopied(string Path, long Bytes);
