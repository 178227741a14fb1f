namespace Weir.Definitions;

/// <summary>Where a definition begins.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record DefinitionPlace(string File, int Line, int Column);
