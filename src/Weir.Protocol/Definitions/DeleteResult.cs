namespace Weir.Protocol.Definitions;

/// <summary>What <c>POST /v1/definitions/delete</c> did, or would do: all of it, or nothing.</summary>
/// <param name="Items">The definitions, as they are called.</param>
/// <param name="Warnings">What is odd about those that are left.</param>
public sealed record DeleteResult(IReadOnlyList<DefinitionName> Items, IReadOnlyList<string> Warnings);
