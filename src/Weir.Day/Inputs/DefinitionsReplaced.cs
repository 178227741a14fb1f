namespace Weir.Day.Inputs;

/// <summary>The definitions in force are now these.</summary>
public sealed record DefinitionsReplaced(DefinitionSet Definitions) : Input;
