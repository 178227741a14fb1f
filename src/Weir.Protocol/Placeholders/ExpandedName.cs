namespace Weir.Protocol.Placeholders;

/// <summary>What one name stands for.</summary>
/// <param name="Depth">How deep it is nested, from 0.</param>
/// <param name="Name">The name.</param>
/// <param name="From">Which variable it is, and its source; or that it is a property.</param>
/// <param name="Said">What its source said.</param>
/// <param name="Value">What that is trimmed, cut and edited.</param>
public sealed record ExpandedName(int Depth, string Name, string From, string Said, string Value);
