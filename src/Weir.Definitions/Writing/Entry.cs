namespace Weir.Definitions.Writing;

/// <summary>A key and its value: text, <see cref="int"/>, <see cref="bool"/>, a list of texts, entries, or a list of such.</summary>
internal readonly record struct Entry(string Key, object Value);
