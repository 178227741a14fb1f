namespace Weir.Definitions.Reading;

/// <summary>Where something stands in a file, from 1.</summary>
internal readonly record struct SourcePosition(int Line, int Column);
