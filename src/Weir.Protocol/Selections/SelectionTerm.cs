namespace Weir.Protocol.Selections;

/// <summary>A field and what it has to be.</summary>
/// <param name="Field">One of <see cref="SelectionFields.All"/>.</param>
/// <param name="Value">The value as it was written.</param>
public readonly record struct SelectionTerm(SelectionField Field, string Value);
