using System.Text.Json.Serialization;

namespace Weir.Protocol.Definitions;

/// <summary>What became of one document.</summary>
/// <param name="Kind">rule, job-definition, limit ….</param>
/// <param name="Name">Its name; with its schedule where it has one.</param>
/// <param name="Outcome">added, changed or same.</param>
/// <param name="Changes">
/// With a dry run, of one that is changed: its lines as YAML, each behind <c>-</c> where it goes, <c>+</c> where it comes, or a blank.
/// </param>
public sealed record AppliedDefinition(
    string Kind,
    string Name,
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Changes = null
);
