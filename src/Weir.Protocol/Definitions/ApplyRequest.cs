namespace Weir.Protocol.Definitions;

/// <summary><c>POST /v1/definitions</c> as JSON: several files, all of them or none.</summary>
/// <param name="Files">In the order in which they are read.</param>
/// <param name="DryRun">Whether nothing is done, and it is only said what would be.</param>
public sealed record ApplyRequest(IReadOnlyList<ApplyFile> Files, bool DryRun = false);
