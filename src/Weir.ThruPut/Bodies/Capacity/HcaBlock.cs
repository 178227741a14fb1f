namespace Weir.ThruPut;

/// <summary>A group's or set's block.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Usage">What it used.</param>
public sealed record HcaBlock(string Name, Usage Usage);
