namespace Weir.ThruPut;

/// <summary>A group of the production queue and its nine buckets.</summary>
/// <param name="Name">Its name, or <c>$$$PCS</c>, <c>$$$DEF</c>.</param>
/// <param name="Sections">Its buckets, 0 to 7 and 12, also those without jobs.</param>
public sealed record PsqGroup(string Name, IReadOnlyList<Section> Sections);
