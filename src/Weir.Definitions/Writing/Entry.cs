namespace Weir.Definitions.Writing;

/// <summary>A key and its value: text, <see cref="int"/>, <see cref="bool"/>, a list of texts, or a list of entries.</summary>
internal readonly record struct Entry(string Key, object Value);
