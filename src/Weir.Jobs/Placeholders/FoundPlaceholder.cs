namespace Weir.Jobs.Placeholders;

/// <summary>A placeholder within a text, as <see cref="PlaceholderText"/> finds it.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where what follows it begins; of one that is not closed, where its name would.</param>
/// <param name="Name">What stands between the delimiters, without blanks around it; <see langword="null"/> where it is not closed.</param>
/// <param name="Delimiters">What stands around it.</param>
public readonly record struct FoundPlaceholder(int Start, int End, string? Name, Delimiters Delimiters);
