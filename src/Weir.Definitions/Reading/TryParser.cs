namespace Weir.Definitions.Reading;

/// <summary>Makes a value of text, or says no.</summary>
internal delegate bool TryParser<T>(string text, out T value);
