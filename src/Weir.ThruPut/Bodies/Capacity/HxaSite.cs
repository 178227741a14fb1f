namespace Weir.ThruPut;

/// <summary>What the machines of a set used at one site.</summary>
/// <param name="Name">The site.</param>
/// <param name="Interval">In the last five minutes.</param>
/// <param name="Average">Over four hours.</param>
public sealed record HxaSite(string Name, decimal Interval, decimal Average);
