namespace Weir.Tracking.Variables;

/// <summary>One step of an expansion: what a name stood for.</summary>
/// <param name="Depth">How deep it is nested, from 0.</param>
/// <param name="Name">The name.</param>
/// <param name="From">Which variable it is, and its source; or that it is a property.</param>
/// <param name="Text">What its source said, before it was trimmed, cut and edited.</param>
/// <param name="Value">What was put in.</param>
public sealed record ExpansionStep(int Depth, string Name, string From, string Text, string Value);
