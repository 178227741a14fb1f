namespace Weir.Protocol.Definitions;

/// <summary><c>POST /v1/definitions/delete</c>: several definitions, all of them or none.</summary>
/// <param name="Items">Which; 1 to 1,000.</param>
/// <param name="DryRun">Whether nothing is done, and it is only said what would be.</param>
public sealed record DeleteRequest(IReadOnlyList<DefinitionName> Items, bool DryRun = false);
