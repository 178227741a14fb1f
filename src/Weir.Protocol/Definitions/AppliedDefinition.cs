namespace Weir.Protocol.Definitions;

/// <summary>What became of one document.</summary>
/// <param name="Kind">rule, job-definition, limit ….</param>
/// <param name="Name">Its name; with its schedule where it has one.</param>
/// <param name="Outcome">added, changed or same.</param>
public sealed record AppliedDefinition(string Kind, string Name, string Outcome);
