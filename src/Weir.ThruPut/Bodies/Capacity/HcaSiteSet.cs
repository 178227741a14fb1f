namespace Weir.ThruPut;

/// <summary>The block of a set that spans sites.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Usage">At this site.</param>
/// <param name="AllSites">At all of them.</param>
public sealed record HcaSiteSet(string Name, Usage Usage, Usage AllSites);
