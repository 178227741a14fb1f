namespace Weir.Definitions.Writing;

/// <summary>A key and its value: text, <see cref="int"/>, <see cref="bool"/>, entries, or a list of texts and entries.</summary>
internal readonly record struct Entry(string Key, object Value);
