namespace Weir.ThruPut;

/// <summary>A group of the general queue and its 13 buckets.</summary>
/// <param name="ControlCenter">The first part of its name.</param>
/// <param name="Type">The second part.</param>
/// <param name="Sections">Its buckets, 0 to 12, also those without jobs.</param>
public sealed record GsqGroup(string ControlCenter, string Type, IReadOnlyList<Section> Sections);
