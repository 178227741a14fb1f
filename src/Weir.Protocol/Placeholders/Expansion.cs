namespace Weir.Protocol.Placeholders;

/// <summary>What a text becomes, step by step.</summary>
/// <param name="Text">What it becomes; <see langword="null"/> where a variable fails.</param>
/// <param name="Steps">The steps, those of what is nested before that in which it stands.</param>
/// <param name="Fault">Which variable fails, and why.</param>
public sealed record Expansion(string? Text, IReadOnlyList<ExpandedName> Steps, string? Fault);
