namespace Weir.Definitions;

/// <summary>A definition that takes the place of another.</summary>
public sealed record DefinitionReplacement(Definition Before, Definition After);
