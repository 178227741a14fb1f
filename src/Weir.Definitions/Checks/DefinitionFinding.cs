namespace Weir.Definitions.Checks;

/// <summary>Something odd in definitions that are each right by themselves. A warning, never an error.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">Its key.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Text">What, and what to do about it.</param>
public sealed record DefinitionFinding(DefinitionKind Kind, string Key, string Code, string Text);
