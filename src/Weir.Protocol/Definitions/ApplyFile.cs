namespace Weir.Protocol.Definitions;

/// <summary>One file of definitions.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Text">Its YAML.</param>
public sealed record ApplyFile(string Name, string Text);
