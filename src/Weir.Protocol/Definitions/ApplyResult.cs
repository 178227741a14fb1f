namespace Weir.Protocol.Definitions;

/// <summary>What <c>POST /v1/definitions</c> did: all of it, or nothing.</summary>
/// <param name="Added">Number of new definitions.</param>
/// <param name="Changed">Number of changed ones.</param>
/// <param name="Same">Number of those that were so already.</param>
/// <param name="Items">Every document, in the order given.</param>
/// <param name="Warnings">What its author should know.</param>
public sealed record ApplyResult(int Added, int Changed, int Same, IReadOnlyList<AppliedDefinition> Items, IReadOnlyList<string> Warnings);
